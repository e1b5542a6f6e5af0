using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Sendmail;

/// <summary>The values of <c>-N</c> and <c>-R</c>: when the sender is notified, and of what (RFC 3461).</summary>
internal static class DsnOptionValues
{
    /// <summary>A list of never, success, failure, delay; None, with a warning, when it is none.</summary>
    public static NotifyFlags ParseNotify(string value, Action<string> warn)
    {
        NotifyFlags flags = NotifyFlags.None;
        foreach (string word in Tokens.SplitList(value))
        {
            if (NotifyFlag(word) is not { } flag)
            {
                warn($"unknown DSN NOTIFY command value \"{word}\" in \"{value}\"");
                flags = NotifyFlags.None;
                break;
            }

            flags |= flag;
        }

        bool isContradiction = flags.HasFlag(NotifyFlags.Never) && flags != NotifyFlags.Never;
        if (flags == NotifyFlags.None || isContradiction)
        {
            warn($"bad -N option value: '{value}' -- ignored");
            return NotifyFlags.None;
        }

        return flags;
    }

    /// <summary>full or hdrs; None, with a warning, when it is neither.</summary>
    public static ReturnFlags ParseReturn(string value, Action<string> warn)
    {
        switch (ByteText.LowerAscii(value))
        {
            case "full":
                return ReturnFlags.Full;
            case "hdrs":
                return ReturnFlags.Headers;
            default:
                warn("bad -R option value -- ignored");
                return ReturnFlags.None;
        }
    }

    private static NotifyFlags? NotifyFlag(string word) => ByteText.LowerAscii(word) switch
    {
        "never" => NotifyFlags.Never,
        "success" => NotifyFlags.Success,
        "failure" => NotifyFlags.Failure,
        "delay" => NotifyFlags.Delay,
        _ => null,
    };
}
