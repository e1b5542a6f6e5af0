namespace Postfix.Lookup;

/// <summary>A table that locks its file for every lookup, and can keep the lock over several of them.</summary>
internal interface IHoldableTable : ILookupTable
{
    /// <summary>Keeps other processes from writing until <see cref="Release"/>; by the thread that searches.</summary>
    /// <exception cref="IOException">The file cannot be locked or read.</exception>
    void Hold();

    /// <summary>Ends <see cref="Hold"/>, on the same thread.</summary>
    void Release();
}
