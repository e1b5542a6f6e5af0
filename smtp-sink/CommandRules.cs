using Postfix.Logging;
using Postfix.Text;

namespace Postfix.SmtpSink;

/// <summary>The commands by name, and what the options say about each.</summary>
internal sealed class CommandRules
{
    private const int MostPercent = 99;

    private static readonly (string Name, SinkVerb Verb)[] s_names =
    [
        ("CONNECT", SinkVerb.Connect), ("HELO", SinkVerb.Helo), ("EHLO", SinkVerb.Ehlo), ("LHLO", SinkVerb.Lhlo),
        ("XCLIENT", SinkVerb.Xclient), ("XFORWARD", SinkVerb.Xforward), ("AUTH", SinkVerb.Auth), ("MAIL", SinkVerb.Mail),
        ("RCPT", SinkVerb.Rcpt), ("DATA", SinkVerb.Data), (".", SinkVerb.EndOfData), ("RSET", SinkVerb.Rset), ("NOOP", SinkVerb.Noop),
        ("VRFY", SinkVerb.Vrfy), ("QUIT", SinkVerb.Quit),
    ];

    private readonly CommandRule[] _rules = [.. Enum.GetValues<SinkVerb>().Select(_ => new CommandRule())];

    /// <summary>The rule of a command.</summary>
    public CommandRule this[SinkVerb verb] => _rules[(int)verb];

    /// <summary>The command of this name, in either case; null when there is none or it is disabled.</summary>
    public SinkVerb? Find(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[16];
        if (name.Length == 0 || name.Length > text.Length)
            return null;
        System.Text.Encoding.Latin1.GetChars(name, text);
        foreach ((string known, SinkVerb verb) in s_names)
        {
            // Nobody says CONNECT.
            if (verb != SinkVerb.Connect && !this[verb].IsDisabled && ByteText.EqualsIgnoreCase(known, text[..name.Length]))
                return verb;
        }
        return null;
    }

    /// <summary>The rules of the commands in a list.</summary>
    /// <exception cref="FatalException">There is no such command.</exception>
    public IEnumerable<CommandRule> Parse(string list) => Tokens.SplitList(list).Select(Of);

    /// <summary>Sets a wait: <c>command:delay[:odds]</c>.</summary>
    /// <exception cref="FatalException">The text has another form.</exception>
    public void SetDelay(string text)
    {
        string[] parts = text.Split(':', 3, StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length < 2)
            throw new FatalException($"invalid command delay argument: {text}");
        CommandRule rule = Of(parts[0]);
        int seconds = LeadingInteger.Parse(parts[1]);
        if (seconds <= 0)
            throw new FatalException($"non-positive '{parts[0]}' delay");
        int odds = parts.Length == 2 ? 0 : LeadingInteger.Parse(parts[2]);
        if (odds is < 0 or > MostPercent)
            throw new FatalException($"delay odds for '{parts[0]}' out of range");
        (rule.Delay, rule.DelayOdds) = (TimeSpan.FromSeconds(seconds), odds);
    }

    private CommandRule Of(string name)
    {
        foreach ((string known, SinkVerb verb) in s_names)
        {
            if (ByteText.EqualsIgnoreCase(known, name))
                return this[verb];
        }
        throw new FatalException($"unknown command: {name}");
    }
}
