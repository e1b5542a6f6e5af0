using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>The value of NOTIFY (RFC 3461, section 4.1).</summary>
/// <param name="Flags">What it asks for; none when the value is not valid.</param>
/// <param name="UnknownWord">The word that nobody knows, for the log.</param>
internal readonly record struct NotifyParameter(NotifyFlags Flags, string? UnknownWord)
{
    public static NotifyParameter Parse(string value)
    {
        NotifyFlags flags = NotifyFlags.None;
        foreach (string word in Tokens.SplitList(value))
        {
            NotifyFlags flag = ByteText.UpperAscii(word) switch
            {
                "NEVER" => NotifyFlags.Never,
                "SUCCESS" => NotifyFlags.Success,
                "FAILURE" => NotifyFlags.Failure,
                "DELAY" => NotifyFlags.Delay,
                _ => NotifyFlags.None,
            };
            if (flag == NotifyFlags.None)
                return new(NotifyFlags.None, word);
            flags |= flag;
        }
        bool isContradiction = flags.HasFlag(NotifyFlags.Never) && flags != NotifyFlags.Never;
        return new(isContradiction ? NotifyFlags.None : flags, null);
    }
}
