using System.Globalization;
using System.Text;

namespace Postfix.Smtp;

/// <summary>
/// Puts the lines of a server reply together. Fed one line at a time, without line ending and already printable;
/// after <see cref="ReplyLine.Complete"/> the reply is taken with <see cref="Take"/>, and the parser is ready for the next one.
/// </summary>
/// <param name="textLimit">Number of characters after which further lines are no longer remembered.</param>
public sealed class SmtpReplyParser(int textLimit)
{
    private const string ProtocolError = "5.5.0";
    private readonly StringBuilder _text = new();
    private string _lastLine = "";

    /// <summary>The reply is longer than we care to store; its end is still recognised.</summary>
    public bool IsFull => _text.Length >= textLimit;

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Adds a line and says how the reply goes on.</summary>
    public ReplyLine Add(string line)
    {
        if (!IsFull)
        {
            if (_text.Length > 0)
                _text.Append('\n');
            _text.Append(line);
        }
        _lastLine = line;
        return Classify(line);
    }

    /// <summary>The complete reply; the parser starts afresh.</summary>
    public SmtpReply Take()
    {
        SmtpReply reply = Classify(_lastLine) == ReplyLine.Complete
            ? new SmtpReply(int.Parse(_lastLine.AsSpan(0, 3), CultureInfo.InvariantCulture), StatusOf(_lastLine), Text)
            : new SmtpReply(0, ProtocolError, Text);
        _text.Clear();
        _lastLine = "";
        return reply;
    }

    private static ReplyLine Classify(string line)
    {
        int digits = line.AsSpan().IndexOfAnyExceptInRange('0', '9');
        if ((digits < 0 ? line.Length : digits) != 3)
            return ReplyLine.Garbage;
        return line.Length == 3 || line[3] == ' ' ? ReplyLine.Complete
            : line[3] == '-' ? ReplyLine.Continued
            : ReplyLine.Garbage;
    }

    /// <summary>
    /// The enhanced status code of the last line, unless its class contradicts the reply code; replies that are not final
    /// (1XX, 3XX) have none, so that taking one for a result shows up as a protocol error.
    /// </summary>
    private static string StatusOf(string line)
    {
        char replyClass = line[0];
        if (replyClass is not ('2' or '4' or '5'))
            return ProtocolError;
        ReadOnlySpan<char> text = line.AsSpan(Math.Min(4, line.Length)).TrimStart(' ');
        int length = EnhancedStatus.Length(text);
        return length > 0 && text[0] == replyClass ? text[..length].ToString() : $"{replyClass}.0.0";
    }
}
