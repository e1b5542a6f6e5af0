using System.Text;
using Postfix.Smtp;

namespace Postfix.Smtpd.Protocol;

/// <summary>Appends the site's own text to an error reply (<c>smtpd_reject_footer</c>).</summary>
internal static class ReplyFooter
{
    private const string LineSeparator = "\\n";
    private const string SameLine = "\\c";

    /// <summary>The reply with the footer; unchanged when it is not a reply or the footer has a syntax error.</summary>
    /// <param name="reply">Lines with CR LF between them.</param>
    /// <param name="template">Footer: <c>\n</c> separates lines, <c>\c</c> at the start continues the reply's last line.</param>
    /// <param name="expand">Expands a line of the footer; null when that is impossible.</param>
    public static string Append(string reply, string template, Func<string, string?> expand)
    {
        string[] lines = reply.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length == 0 || !Array.TrueForAll(lines, IsReplyLine))
            return reply;
        string last = lines[^1];
        int status = EnhancedStatus.Length(last.AsSpan(4));
        string prefix = status > 0 ? last[4..(4 + status)] + " " : "";
        StringBuilder result = new(string.Join("\r\n", lines));
        string[] footer = template.Split(LineSeparator);
        for (int i = 0; i < footer.Length; i++)
        {
            bool continues = i == 0 && footer[0].StartsWith(SameLine, StringComparison.Ordinal);
            if (expand(continues ? footer[i][SameLine.Length..] : footer[i]) is not { } text)
                return reply;
            if (!continues)
                result.Append("\r\n").Append(last, 0, 3).Append(i < footer.Length - 1 ? '-' : ' ').Append(prefix);
            result.Append(text);
        }
        return result.ToString();
    }

    private static bool IsReplyLine(string line) =>
        line.Length >= 4 && !line.AsSpan(0, 3).ContainsAnyExceptInRange('0', '9') && line[3] is ' ' or '-';
}
