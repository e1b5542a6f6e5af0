using Postfix.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>The value of NOTIFY (RFC 3461, section 4.1).</summary>
/// <param name="Flags">As in the queue file: 1 never, 2 success, 4 failure, 8 delay; 0 when the value is not valid.</param>
/// <param name="UnknownWord">The word that nobody knows, for the log.</param>
internal readonly record struct NotifyParameter(int Flags, string? UnknownWord)
{
    private const int Never = 1;

    public static NotifyParameter Parse(string value)
    {
        int flags = 0;
        foreach (string word in Tokens.SplitList(value))
        {
            int flag = ByteText.UpperAscii(word) switch { "NEVER" => Never, "SUCCESS" => 2, "FAILURE" => 4, "DELAY" => 8, _ => 0 };
            if (flag == 0)
                return new(0, word);
            flags |= flag;
        }
        // NEVER stands alone.
        return new((flags & Never) != 0 && flags != Never ? 0 : flags, null);
    }
}
