using System.Buffers;

namespace Postfix.Lookup;

/// <summary>A table of bytes: text is made of keys and values only for callers that want text.</summary>
internal interface IByteTable : ILookupTable
{
    /// <summary>How many keys the table would like to know of at a time.</summary>
    int BatchSize => KeyBatch.UsualCapacity;

    /// <summary>Says that these keys will be looked up next, so that a table can make ready for all of them at a time.</summary>
    void Expect(KeyBatch keys)
    {
    }

    /// <summary>As <see cref="ILookupTable.Find"/>: whether the key is there; its value is appended.</summary>
    /// <returns>Null when the search fails; <see cref="ILookupTable.Find"/> will tell why.</returns>
    bool? TryFind(KeyBytes key, ArrayBufferWriter<byte> value);
}
