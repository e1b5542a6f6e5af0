using System.Globalization;
using System.Text;
using Postfix.Text;

namespace Postfix.SmtpSource;

/// <summary>Puts the lines of a reply together; of a positive one nothing is kept but its code.</summary>
internal sealed class ServerReply
{
    private const int TextLimit = 2048;

    private readonly StringBuilder _text = new();

    /// <summary>The three digits; 0 when there are none.</summary>
    public int Code { get; private set; }

    /// <summary>The texts of all lines.</summary>
    public string Text => _text.ToString();

    /// <summary>Begins a new reply.</summary>
    public void Clear()
    {
        Code = 0;
        _text.Clear();
    }

    /// <summary>Adds a line; true when it is the last.</summary>
    public bool Add(ReadOnlySpan<byte> line)
    {
        bool hasCode = line.Length >= 3 && !line[..3].ContainsAnyExceptInRange((byte)'0', (byte)'9') && (line.Length == 3 || line[3] is (byte)' ' or (byte)'-');
        Code = hasCode ? int.Parse(line[..3], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        if (Code is < 200 or >= 400)
            AddText(hasCode ? line[Math.Min(line.Length, 4)..] : line);
        return !hasCode || line.Length == 3 || line[3] == ' ';
    }

    private void AddText(ReadOnlySpan<byte> text)
    {
        if (_text.Length > 0)
            _text.Append('\n');
        if (_text.Length < TextLimit)
            _text.Append(ByteText.FromBytes(text[..Math.Min(text.Length, TextLimit)]));
    }
}
