using System.Net.Sockets;
using Postfix.Net;

namespace Postfix.Lookup.Tables;

/// <summary>Addresses of one protocol, from the first to the last one, as numbers.</summary>
internal readonly record struct AddressRange(UInt128 First, UInt128 Last)
{
    /// <summary>All addresses of a protocol.</summary>
    public static AddressRange All(AddressFamily family) => new(0, Cidr.LastOf(family));

    /// <summary>What two ranges have in common; null for nothing.</summary>
    public AddressRange? Intersect(AddressRange other)
    {
        AddressRange common = new(UInt128.Max(First, other.First), UInt128.Min(Last, other.Last));
        return common.First <= common.Last ? common : null;
    }

    /// <summary>What is left without a part of the range.</summary>
    public IEnumerable<AddressRange> Except(AddressRange part)
    {
        if (part.First > First)
            yield return new(First, part.First - 1);
        if (part.Last < Last)
            yield return new(part.Last + 1, Last);
    }
}
