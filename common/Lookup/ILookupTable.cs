namespace Postfix.Lookup;

/// <summary>
/// What a table type implements. Keys arrive folded and checked; see <see cref="LookupTable"/> for what callers use.
/// Implementations are thread-safe, since the clients of one process share a table.
/// </summary>
public interface ILookupTable : IDisposable
{
    /// <summary>What the table says about itself: <see cref="TableFlags.FixedKeys"/> or <see cref="TableFlags.PatternKeys"/>, perhaps <see cref="TableFlags.MultiWriter"/>.</summary>
    TableFlags Traits { get; }

    /// <summary>Who could have written the data.</summary>
    TableOwner Owner { get; }

    /// <summary>The name for messages when it is not the one in the configuration; null otherwise.</summary>
    string? FileName => null;

    /// <summary>Searches for a key (a byte string). A sick data source is a result, not an exception.</summary>
    LookupResult Find(string key);

    /// <summary>True when the data that was opened is no longer the data on disk.</summary>
    bool HasChanged();
}
