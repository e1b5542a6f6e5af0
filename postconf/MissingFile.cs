namespace Postfix.Postconf;

/// <summary>What it means when master.cf cannot be opened.</summary>
internal enum MissingFile
{
    /// <summary>It is what the user asked about.</summary>
    IsFatal,

    /// <summary>It would only have added parameter names.</summary>
    IsAWarning,
}
