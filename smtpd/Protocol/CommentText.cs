namespace Postfix.Smtpd.Protocol;

/// <summary>Foreign text in a comment of a header (RFC 5322, section 3.2.2).</summary>
internal static class CommentText
{
    /// <summary>The text in printable ASCII, with parentheses in pairs, so that it cannot end the comment.</summary>
    public static string Neuter(string text)
    {
        char[] safe = text.ToCharArray();
        int depth = 0;
        for (int i = 0; i < safe.Length; i++)
        {
            if (safe[i] is < ' ' or > '~' or '\\' || (safe[i] == ')' && depth == 0))
                safe[i] = '?';
            depth += safe[i] switch { '(' => 1, ')' => -1, _ => 0 };
        }
        return new string(safe) + new string(')', depth);
    }
}
