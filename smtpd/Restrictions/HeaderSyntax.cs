namespace Postfix.Smtpd.Restrictions;

/// <summary>Recognizes message headers (RFC 5322, section 2.2).</summary>
internal static class HeaderSyntax
{
    private const string WhiteSpace = " \t";

    /// <summary>Whether the text begins with a field name and a colon; white space may stand between them.</summary>
    public static bool IsHeader(ReadOnlySpan<char> text)
    {
        int colon = text.IndexOf(':');
        return colon > 0 && text[..colon].TrimEnd(WhiteSpace) is { IsEmpty: false } name && !name.ContainsAnyExceptInRange('!', '~');
    }
}
