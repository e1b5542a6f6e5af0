namespace Postfix.Lookup.Tables;

/// <summary>
/// The answers of a table of networks, found by bisection: the addresses of a protocol are cut where the answer changes. Of the
/// ranges that hold an address the first one that was added decides.
/// </summary>
internal sealed class NetworkMap
{
    private readonly UInt128[] _starts;
    private readonly string?[] _values;

    private NetworkMap(IReadOnlyList<Segment> segments)
    {
        _starts = [.. segments.Select(segment => segment.First)];
        _values = [.. segments.Select(segment => segment.Value)];
    }

    /// <summary>Makes a map of ranges and their values, the most important ones first.</summary>
    public static NetworkMap Of(IEnumerable<(AddressRange Range, string Value)> ranges) => new(Cut(ranges));

    /// <summary>The value for an address; null when no range holds it.</summary>
    public string? Find(UInt128 address)
    {
        int at = Array.BinarySearch(_starts, address);
        int segment = at >= 0 ? at : ~at - 1;
        return segment < 0 ? null : _values[segment];
    }

    // Goes through the addresses from the lowest on; the open ranges wait in the order of their importance, those that have ended until
    // they come first.
    private static List<Segment> Cut(IEnumerable<(AddressRange Range, string Value)> ranges)
    {
        List<Candidate> all = [.. ranges.Select((item, order) => new Candidate(item.Range, item.Value, order))];
        all.Sort((one, other) => one.Range.First.CompareTo(other.Range.First));
        PriorityQueue<Candidate, int> open = new();
        List<Segment> segments = new((2 * all.Count) + 1);
        int next = 0;
        UInt128 at = 0;
        while (true)
        {
            for (; next < all.Count && all[next].Range.First <= at; next++)
                open.Enqueue(all[next], all[next].Order);
            while (open.TryPeek(out Candidate ended, out _) && ended.Range.Last < at)
                open.Dequeue();
            bool isHeld = open.TryPeek(out Candidate first, out _);
            if (segments is not [.., var last] || last.Value != (isHeld ? first.Value : null))
                segments.Add(new(at, isHeld ? first.Value : null));
            bool comesNext = next < all.Count && (!isHeld || all[next].Range.First <= first.Range.Last);
            if (!comesNext && (!isHeld || first.Range.Last == UInt128.MaxValue))
                return segments;
            at = comesNext ? all[next].Range.First : first.Range.Last + 1;
        }
    }

    private readonly record struct Candidate(AddressRange Range, string Value, int Order);

    private readonly record struct Segment(UInt128 First, string? Value);
}
