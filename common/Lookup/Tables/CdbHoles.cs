using System.Runtime.InteropServices;
using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>
/// The records of a constant database in the making whose values were replaced. Listings show all records, so these must go; the others
/// move together at the end, all at once, for the file may be large.
/// </summary>
internal sealed class CdbHoles
{
    private const int BufferBytes = 64 * 1024;

    // Where they begin, and how many bytes they and those before them take. The one in front of the first hole ends the searches.
    private readonly List<uint> _starts = [0];
    private readonly List<uint> _lengths = [0];

    /// <summary>Whether there are none.</summary>
    public bool AreNone => _starts.Count == 1;

    /// <summary>Adds a record that is no longer needed.</summary>
    public void Add(uint start, uint length)
    {
        _starts.Add(start);
        _lengths.Add(length);
    }

    /// <summary>Moves what is between the holes to the front of a file whose records end at <paramref name="end"/>. Returns their new end.</summary>
    public long Close(FileDescriptor file, long end)
    {
        Order();
        long target = _starts[1];
        for (int i = 1; i < _starts.Count; i++)
        {
            long source = _starts[i] + (long)LengthOf(i), next = i + 1 < _starts.Count ? _starts[i + 1] : end;
            Move(file, source, target, next - source);
            target += next - source;
        }
        return target;
    }

    /// <summary>Where a record is after <see cref="Close"/>.</summary>
    public uint Moved(uint start)
    {
        if (AreNone)
            return start;
        int found = _starts.BinarySearch(start);
        return start - _lengths[found < 0 ? ~found - 1 : found];
    }

    private void Order()
    {
        CollectionsMarshal.AsSpan(_starts).Sort(CollectionsMarshal.AsSpan(_lengths));
        for (int i = 1; i < _lengths.Count; i++)
            _lengths[i] += _lengths[i - 1];
    }

    private uint LengthOf(int index) => _lengths[index] - _lengths[index - 1];

    private static void Move(FileDescriptor file, long source, long target, long length)
    {
        byte[] buffer = new byte[Math.Min(BufferBytes, length)];
        while (length > 0)
        {
            Span<byte> part = buffer.AsSpan(0, (int)Math.Min(buffer.Length, length));
            part = part[..file.ReadAt(part, source)];
            if (part.IsEmpty)
                throw new EndOfStreamException($"{file.Path}: unexpected end of file");
            file.WriteAt(part, target);
            (source, target, length) = (source + part.Length, target + part.Length, length - part.Length);
        }
    }
}
