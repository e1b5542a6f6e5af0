namespace Postfix.Lookup;

/// <summary>What the entries of a <see cref="TableSource"/> are put into, in their order.</summary>
public interface IEntryTarget
{
    /// <summary>Takes an entry in a way that is faster, but is not open to all keys and values.</summary>
    /// <returns>False when it is <see cref="Put"/> that must take it.</returns>
    bool TryPut(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value);

    /// <summary>Takes an entry.</summary>
    PutOutcome Put(string key, string value);
}
