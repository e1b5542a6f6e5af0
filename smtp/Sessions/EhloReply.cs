using System.Globalization;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.SmtpClient.Sessions;

/// <summary>A server's answer to EHLO or LHLO, understood (RFC 5321, section 4.1.1.1).</summary>
/// <param name="ServerName">What the server calls itself.</param>
/// <param name="Features">What it offers.</param>
/// <param name="SizeLimit">Largest message it takes; 0 when it did not say.</param>
/// <param name="MalformedSize">A SIZE that is no number; empty when there is none.</param>
internal sealed record EhloReply(string ServerName, ServerFeatures Features, long SizeLimit, string MalformedSize = "")
{
    /// <summary>The mechanisms behind each AUTH, as they stand there (RFC 4954, section 3).</summary>
    public IReadOnlyList<string> AuthLists { get; init; } = [];

    /// <summary>
    /// Understands the text of a positive reply, with its codes; keywords in <paramref name="hidden"/> count as not offered.
    /// </summary>
    public static EhloReply Parse(string text, EhloKeywords hidden)
    {
        EhloReply reply = new("", ServerFeatures.Esmtp, 0);
        bool isFirst = true;
        foreach (string line in text.Split('\n'))
        {
            // Some servers write "AUTH=LOGIN", after a draft: the equals sign separates as well.
            string[] words = (line.Length > 4 ? line[4..] : "").Split([' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            reply = isFirst ? reply with { ServerName = words[0] } : reply.With(words, line, hidden);
            isFirst = false;
        }
        return reply;
    }

    private EhloReply With(string[] words, string line, EhloKeywords hidden)
    {
        EhloKeywords keyword = EhloKeywordNames.Parse(words[0]);
        if ((keyword & hidden) != 0)
            return this;
        return keyword switch
        {
            EhloKeywords.EightBitMime => Offering(ServerFeatures.EightBitMime),
            EhloKeywords.Pipelining => Offering(ServerFeatures.Pipelining),
            EhloKeywords.StartTls => Offering(ServerFeatures.StartTls),
            EhloKeywords.Dsn => Offering(ServerFeatures.Dsn),
            EhloKeywords.Smtputf8 => Offering(ServerFeatures.Smtputf8),
            EhloKeywords.Size => WithSize(words),
            EhloKeywords.Auth => this with { AuthLists = [.. AuthLists, TextAfter(words[0], line)] },
            EhloKeywords.Xforward => words.Skip(1).Aggregate(this, (reply, word) => reply.Offering(XforwardFeature(word))),
            _ => this,
        };
    }

    private EhloReply WithSize(string[] words)
    {
        EhloReply reply = Offering(ServerFeatures.Size);
        if (words.Length < 2)
            return reply;
        return long.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out long limit)
            ? reply with { SizeLimit = limit }
            // More digits than a number holds mean no limit that could matter.
            : words[1].AsSpan().ContainsAnyExceptInRange('0', '9') ? reply with { MalformedSize = words[1] } : reply;
    }

    private EhloReply Offering(ServerFeatures feature) => this with { Features = Features | feature };

    private static string TextAfter(string keyword, string line)
    {
        int end = line.IndexOf(keyword, 4, StringComparison.Ordinal) + keyword.Length;
        return end < line.Length ? line[(end + 1)..].Trim(' ', '\t', '=') : "";
    }

    private static ServerFeatures XforwardFeature(string word) => ByteText.UpperAscii(word) switch
    {
        "NAME" => ServerFeatures.XforwardName,
        "ADDR" => ServerFeatures.XforwardAddress,
        "PORT" => ServerFeatures.XforwardPort,
        "PROTO" => ServerFeatures.XforwardProtocol,
        "HELO" => ServerFeatures.XforwardHelo,
        "IDENT" => ServerFeatures.XforwardIdent,
        "SOURCE" => ServerFeatures.XforwardDomain,
        _ => ServerFeatures.None,
    };
}
