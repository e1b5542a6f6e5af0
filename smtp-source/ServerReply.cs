using System.Globalization;
using System.Text;
using Postfix.Cli.Load;
using Postfix.Text;

namespace Postfix.SmtpSource;

/// <summary>Puts the lines of a reply together; of a positive one nothing is kept but its code.</summary>
internal sealed class ServerReply
{
    /// <summary>The reply to DATA (RFC 5321, section 4.2.3).</summary>
    public const int StartInput = 354;

    private const int CodeLength = 3;

    private readonly StringBuilder _text = new();
    private bool _hasLines;

    /// <summary>The three digits of the last line; 0 when it does not begin with so many.</summary>
    public int Code { get; private set; }

    /// <summary>The texts of all lines.</summary>
    public string Text => _text.ToString();

    /// <summary>The server ends the session with this reply (RFC 5321, section 3.8, and RFC 7504).</summary>
    public bool IsFarewell => Code is 421 or 521;

    /// <summary>Begins a new reply.</summary>
    public void Clear()
    {
        Code = 0;
        _hasLines = false;
        _text.Clear();
    }

    /// <summary>Adds a line; true when it is the last.</summary>
    public bool Add(ReadOnlySpan<byte> line)
    {
        int digits = line.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (digits < 0)
            digits = line.Length;
        ReadOnlySpan<byte> rest = line[digits..];
        bool isLast = rest is not [(byte)'-', ..];
        Code = digits == CodeLength ? int.Parse(line[..CodeLength], NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        if (!isLast || _hasLines || (Code is not StartInput && Code / 100 != 2))
            AddText(isLast ? rest : rest[1..]);
        return isLast;
    }

    private void AddText(ReadOnlySpan<byte> text)
    {
        if (_hasLines && _text.Length < SourceSession.ReplyLimit)
            _text.Append('\n');
        _hasLines = true;
        if (_text.Length < SourceSession.ReplyLimit)
            _text.Append(ByteText.FromBytes(text.TrimStart(" \t\r\v\f"u8)));
    }
}
