namespace Postfix.Lookup;

/// <summary>What became of an update.</summary>
public enum PutOutcome
{
    /// <summary>The value is in the table.</summary>
    Stored,

    /// <summary>The key exists, and the old value was kept.</summary>
    Duplicate,
}
