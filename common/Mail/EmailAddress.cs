using System.Text;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>
/// Mail addresses in their two forms: <em>internal</em> (as they are, in envelopes and tables) and <em>external</em>
/// (local part quoted where RFC 5321/5322 want it, in headers, SMTP and bounce logs). Addresses are byte strings.
/// </summary>
public static class EmailAddress
{
    private static readonly System.Buffers.SearchValues<char> LocalSpecials = System.Buffers.SearchValues.Create(
        "\0\u0001\u0002\u0003\u0004\u0005\u0006\u0007\b\t\n\v\f\r\u000e\u000f\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017" +
        "\u0018\u0019\u001a\u001b\u001c\u001d\u001e\u001f\u007f ()<>,;:\\\"[]@");

    /// <summary>The external form for message headers (RFC 5322): the local part is quoted unless it is a dot-atom; a source route stays.</summary>
    public static string Quote(string address, QuoteStyle style = QuoteStyle.Default)
    {
        int start = address.StartsWith('@') ? address.IndexOf(':') + 1 : 0;
        int end = style.HasFlag(QuoteStyle.BareLocalPart) ? -1 : address.LastIndexOf('@');
        if (end < start)
            end = address.Length;
        ReadOnlySpan<char> local = address.AsSpan(start, end - start);
        if (IsDotString(local, style))
            return address;
        StringBuilder result = new(address, 0, start, address.Length + 8);
        AppendQuoted(result, local, "\"\\\r");
        return result.Append(address, end, address.Length - end).ToString();
    }

    /// <summary>The external form for SMTP commands (RFC 5321).</summary>
    public static string QuoteForSmtp(string address)
    {
        int end = address.LastIndexOf('@');
        if (end < 0)
            end = address.Length;
        ReadOnlySpan<char> local = address.AsSpan(0, end);
        if (IsDotString(local, QuoteStyle.Default))
            return address;
        StringBuilder result = new(address.Length + 8);
        AppendQuoted(result, local, "\"\\\r\n");
        return result.Append(address, end, address.Length - end).ToString();
    }

    /// <summary>The internal form of an external one: quotes and backslashes go from everything before the last unquoted @.</summary>
    public static string Unquote(string address)
    {
        if (!address.AsSpan().ContainsAny('"', '\\'))
            return address;
        int start = address.StartsWith('@') ? address.IndexOf(':') + 1 : 0;
        StringBuilder result = new(address, 0, start, address.Length);
        bool quoted = false;
        int at = -1;
        int atLength = 0;
        for (int i = start; i < address.Length; i++)
        {
            char c = address[i];
            if (c == '"')
            {
                quoted = !quoted;
                continue;
            }
            if (c == '@' && !quoted)
                (at, atLength) = (i, result.Length);
            else if (c == '\\' && ++i == address.Length)
                break;
            result.Append(address[i]);
        }
        if (at >= 0)
            result.Length = atLength;
        return at >= 0 ? result.Append(address, at, address.Length - at).ToString() : result.ToString();
    }

    /// <summary>Local part and domain of an internal address, split at the last @; the domain is null without one.</summary>
    public static AddressParts Split(string address)
    {
        int at = address.LastIndexOf('@');
        return at < 0 ? new(address, null) : new(address[..at], address[(at + 1)..]);
    }

    /// <summary>What stands before the last @ of an internal address; all of it without one.</summary>
    public static ReadOnlySpan<char> LocalPart(ReadOnlySpan<char> address)
    {
        int at = address.LastIndexOf('@');
        return at < 0 ? address : address[..at];
    }

    /// <summary>
    /// Splits <c>user+extension</c> at the first delimiter (<c>recipient_delimiter</c>, a set of characters). Names that the mail
    /// system itself depends on are never split, and neither are owner-list and list-request when the delimiter is a hyphen.
    /// </summary>
    /// <param name="localPart">Local part in internal form.</param>
    /// <param name="delimiters">Characters that begin an extension; empty: none does.</param>
    /// <param name="ownerRequestSpecial">Value of <c>owner_request_special</c>.</param>
    /// <param name="doubleBounceSender">Value of <c>double_bounce_sender</c>.</param>
    /// <returns>User, and extension without its delimiter; the extension is null when there is none.</returns>
    public static LocalParts SplitExtension(string localPart, string delimiters, bool ownerRequestSpecial = true, string doubleBounceSender = "double-bounce")
    {
        int user = UserLength(localPart, delimiters, ownerRequestSpecial, doubleBounceSender);
        return user == localPart.Length ? new(localPart, null) : new(localPart[..user], localPart[(user + 1)..]);
    }

    /// <summary>Length of the user in <c>user+extension</c>, by the rules of <see cref="SplitExtension"/>; all of it without extension.</summary>
    public static int UserLength(
        ReadOnlySpan<char> localPart, string delimiters, bool ownerRequestSpecial = true, string doubleBounceSender = "double-bounce")
    {
        int index = delimiters.Length == 0 ? -1 : localPart.IndexOfAny(delimiters);
        if (index <= 0 || IsWhole(localPart, doubleBounceSender))
            return localPart.Length;
        return ownerRequestSpecial && delimiters.Contains('-') && IsListRole(localPart) ? localPart.Length : index;
    }

    private static bool IsWhole(ReadOnlySpan<char> localPart, string doubleBounceSender) =>
        ByteText.EqualsIgnoreCase(localPart, "postmaster")
        || ByteText.EqualsIgnoreCase(localPart, "mailer-daemon")
        || ByteText.FoldCase(localPart.ToString()) == ByteText.FoldCase(doubleBounceSender);

    private static bool IsListRole(ReadOnlySpan<char> localPart) =>
        ByteText.StartsWithIgnoreCase(localPart, "owner-")
        || (localPart.Length > "-request".Length && ByteText.EqualsIgnoreCase(localPart[^"-request".Length..], "-request"));

    private static bool IsDotString(ReadOnlySpan<char> local, QuoteStyle style)
    {
        if (local.IsEmpty || local[0] == '.' || local[^1] == '.' || local.IndexOf("..") >= 0)
            return false;
        while (true)
        {
            int special = local.IndexOfAny(LocalSpecials);
            if (special < 0)
                return true;
            if (local[special] != '@' || !style.HasFlag(QuoteStyle.ExposeAt))
                return false;
            local = local[(special + 1)..];
        }
    }

    private static void AppendQuoted(StringBuilder result, ReadOnlySpan<char> local, string escaped)
    {
        result.Append('"');
        foreach (char c in local)
        {
            if (escaped.Contains(c))
                result.Append('\\');
            result.Append(c);
        }
        result.Append('"');
    }
}
