using Postfix.Config;
using Postfix.Text;

namespace Postfix.Services;

/// <summary>What cleanup(8) does with mail that the mail system itself writes or forwards.</summary>
public static class InternalMailFlags
{
    /// <summary>
    /// Address mapping always; content inspection when <c>internal_mail_filter_classes</c> names the source; detection of
    /// SMTPUTF8 when <c>smtputf8_autodetect_classes</c> does.
    /// </summary>
    public static CleanupFlags Of(Settings settings, InternalMailSource source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        string name = NameOf(source);
        CleanupFlags flags = CleanupFlags.MapAddresses;
        if (Names(settings[MailParameters.InternalMailFilterClasses], name))
            flags |= CleanupFlags.Filter | CleanupFlags.Milter;
        return flags | Smtputf8Detection(settings, name);
    }

    /// <summary>
    /// Detection of SMTPUTF8 when <c>smtputf8_autodetect_classes</c> names this source of mail ("sendmail", "bounce" …).
    /// </summary>
    public static CleanupFlags Smtputf8Detection(Settings settings, string source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return settings[MailParameters.SmtpUtf8Enable] && Names(settings[MailParameters.SmtpUtf8AutodetectClasses], source, "all")
            ? CleanupFlags.DetectSmtputf8
            : CleanupFlags.None;
    }

    private static bool Names(string list, params ReadOnlySpan<string> names)
    {
        foreach (string member in Tokens.SplitList(list))
        {
            foreach (string name in names)
            {
                if (ByteText.EqualsIgnoreCase(member, name))
                    return true;
            }
        }
        return false;
    }

    private static string NameOf(InternalMailSource source) => source switch
    {
        InternalMailSource.Bounce => "bounce",
        InternalMailSource.Notify => "notify",
        InternalMailSource.Forward => "forward",
        _ => "verify",
    };
}
