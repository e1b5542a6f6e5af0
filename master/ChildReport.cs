using System.Buffers.Binary;

namespace Postfix.Master;

/// <summary>One record of the status channel (contract: master-child.md, section 3.1): what a child says about itself.</summary>
/// <param name="Pid">The child.</param>
/// <param name="Generation">The GENERATION that it was given.</param>
/// <param name="Availability">
/// 0: it takes no more clients now; 1: it waits for clients. Our own programs, when they are allowed several clients, also say
/// -N: it serves up to N clients at a time; 2+N: it takes no more clients for ever and has N left.
/// </param>
internal readonly record struct ChildReport(int Pid, uint Generation, int Availability)
{
    /// <summary>Size of a record.</summary>
    public const int Size = 12;

    /// <summary>The least <see cref="Availability"/> of a child that is leaving.</summary>
    public const int Leaving = 2;

    /// <summary>Reads a record.</summary>
    public static ChildReport Parse(ReadOnlySpan<byte> record) => new(
        BinaryPrimitives.ReadInt32LittleEndian(record),
        BinaryPrimitives.ReadUInt32LittleEndian(record[4..]),
        BinaryPrimitives.ReadInt32LittleEndian(record[8..]));
}
