namespace Postfix.Lookup;

/// <summary>What to do with a table that cannot be opened.</summary>
public enum UnavailableTables
{
    /// <summary>Throw <see cref="TableException"/>: right for commands.</summary>
    Throw,

    /// <summary>Log an error and answer every lookup with "try again later": a daemon keeps doing what does not need the table.</summary>
    Substitute,
}
