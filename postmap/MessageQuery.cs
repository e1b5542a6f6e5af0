using Postfix.Cli.Tables;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Postmap;

/// <summary>Uses the headers or the body lines of a message as keys, as header_checks(5) and body_checks(5) would.</summary>
/// <param name="user">The tables.</param>
/// <param name="usesHeaders">Whether headers are keys.</param>
/// <param name="usesBody">Whether body lines are keys.</param>
/// <param name="readsToEnd">False when nothing after the message's own headers matters.</param>
internal sealed class MessageQuery(TableUser user, bool usesHeaders, bool usesBody, bool readsToEnd) : IMimeSink
{
    private bool _found;
    private bool _isDone;

    /// <summary>Reads a message; true when a key was found.</summary>
    public bool Run(IEnumerable<string> lines, MimeOptions options, MimeLimits limits)
    {
        MimeParser<MessageQuery> parser = new(this, options, limits);
        foreach (string line in lines)
        {
            parser.Feed(RecordType.Line, ByteText.ToBytes(line));
            if (_isDone)
                return _found;
        }
        parser.Finish();
        return _found;
    }

    public void Header(MimeSection section, HeaderName? name, ReadOnlySpan<byte> text)
    {
        if (usesHeaders)
            Find(text);
    }

    public void EndOfHeaders() => _isDone = !readsToEnd;

    public void Body(RecordType type, ReadOnlySpan<byte> text, long offset)
    {
        if (usesBody)
            Find(text);
    }

    public void EndOfBody() { }

    public void Violation(MimeErrors error, ReadOnlySpan<byte> text) { }

    private void Find(ReadOnlySpan<byte> key) => _found |= user.FindAndShow(ByteText.FromBytes(key));
}
