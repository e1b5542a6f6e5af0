using Postfix.Text;

namespace Postfix.Mail;

/// <summary>The boundaries of the multipart entities that the parser is in, innermost last.</summary>
internal sealed class MimeBoundaries(int lengthLimit)
{
    private readonly List<Boundary> _open = [];

    public int Count => _open.Count;

    /// <summary>Enters a multipart entity. A long boundary is cut: a prefix still finds the lines that begin with it.</summary>
    public void Push(string boundary, MimeEntity partDefault) =>
        _open.Add(new(ByteText.ToBytes(boundary.Length > lengthLimit ? boundary[..lengthLimit] : boundary), partDefault));

    /// <summary>
    /// What a line does. Entities inside the one whose boundary it is end too, even when their own last boundary is missing;
    /// text after the boundary is ignored, as much software writes some.
    /// </summary>
    public BoundaryMatch Match(ReadOnlySpan<byte> line)
    {
        if (_open.Count == 0 || line.Length <= 2 || !line.StartsWith("--"u8))
            return default;
        for (int i = _open.Count - 1; i >= 0; i--)
        {
            Boundary boundary = _open[i];
            if (!line[2..].StartsWith(boundary.Text))
                continue;
            bool last = line[(2 + boundary.Text.Length)..].StartsWith("--"u8);
            int kept = last ? i : i + 1;
            _open.RemoveRange(kept, _open.Count - kept);
            return last ? new(BoundaryKind.Last, MimeEntity.Opaque) : new(BoundaryKind.Part, boundary.PartDefault);
        }
        return default;
    }

    private readonly record struct Boundary(byte[] Text, MimeEntity PartDefault);
}
