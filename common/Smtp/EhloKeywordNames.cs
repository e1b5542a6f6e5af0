using Postfix.Text;

namespace Postfix.Smtp;

/// <summary>The spelling of <see cref="EhloKeywords"/> in main.cf, in tables and in the log.</summary>
public static class EhloKeywordNames
{
    private static readonly (EhloKeywords Keyword, string Name)[] Names =
    [
        (EhloKeywords.EightBitMime, "8BITMIME"),
        (EhloKeywords.Auth, "AUTH"),
        (EhloKeywords.Etrn, "ETRN"),
        (EhloKeywords.Pipelining, "PIPELINING"),
        (EhloKeywords.Size, "SIZE"),
        (EhloKeywords.Xverp, "VERP"),
        (EhloKeywords.Vrfy, "VRFY"),
        (EhloKeywords.Xclient, "XCLIENT"),
        (EhloKeywords.Xforward, "XFORWARD"),
        (EhloKeywords.StartTls, "STARTTLS"),
        (EhloKeywords.EnhancedStatusCodes, "ENHANCEDSTATUSCODES"),
        (EhloKeywords.Dsn, "DSN"),
        (EhloKeywords.Smtputf8, "SMTPUTF8"),
        (EhloKeywords.Chunking, "CHUNKING"),
        (EhloKeywords.RequireTls, "REQUIRETLS"),
        (EhloKeywords.SilentDiscard, "SILENT-DISCARD"),
    ];

    /// <summary>
    /// The set that a list names; unknown names are ignored, so that a table may serve several Postfix versions.
    /// </summary>
    public static EhloKeywords Parse(string list)
    {
        EhloKeywords result = EhloKeywords.None;
        foreach (string word in Tokens.SplitList(list))
            foreach ((EhloKeywords keyword, string name) in Names)
                if (ByteText.EqualsIgnoreCase(word, name))
                    result |= keyword;
        return result;
    }

    /// <summary>The names of a set, for the log.</summary>
    public static string Format(EhloKeywords keywords) =>
        string.Join(' ', Names.Where(row => keywords.HasFlag(row.Keyword)).Select(row => row.Name));
}
