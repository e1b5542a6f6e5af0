using Postfix.Config;

namespace Postfix.Services;

/// <summary>What cleanup(8) does with mail that the mail system itself writes or forwards.</summary>
public static class InternalMailFlags
{
    // Mail from outside is inspected anyhow, and forwarded mail was; both may be named without effect.
    private static readonly Dictionary<string, MailSources> s_filtered = new(StringComparer.Ordinal)
    {
        ["notify"] = MailSources.Notify,
        ["bounce"] = MailSources.Bounce,
        ["sendmail"] = MailSources.None,
        ["smtpd"] = MailSources.None,
        ["qmqpd"] = MailSources.None,
        ["forward"] = MailSources.None,
        ["verify"] = MailSources.None,
    };

    private static readonly Dictionary<string, MailSources> s_detected = new(StringComparer.Ordinal)
    {
        ["sendmail"] = MailSources.Sendmail,
        ["smtpd"] = MailSources.Smtpd,
        ["qmqpd"] = MailSources.Qmqpd,
        ["forward"] = MailSources.Forward,
        ["bounce"] = MailSources.Bounce,
        ["notify"] = MailSources.Notify,
        ["verify"] = MailSources.Verify,
        ["all"] = MailSources.All,
    };

    /// <summary>
    /// Address mapping always; content inspection when <c>internal_mail_filter_classes</c> names the source; detection of
    /// SMTPUTF8 when <c>smtputf8_autodetect_classes</c> does.
    /// </summary>
    /// <exception cref="ConfigurationException">One of the two has an unknown name.</exception>
    public static CleanupFlags Of(Settings settings, MailSources source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        CleanupFlags flags = CleanupFlags.MapAddresses | Smtputf8Detection(settings, source);
        return Names(settings, MailParameters.InternalMailFilterClasses, s_filtered, source)
            ? flags | CleanupFlags.Filter | CleanupFlags.Milter
            : flags;
    }

    /// <summary>Detection of SMTPUTF8 when <c>smtputf8_autodetect_classes</c> names this source of mail.</summary>
    /// <exception cref="ConfigurationException">It has an unknown name.</exception>
    public static CleanupFlags Smtputf8Detection(Settings settings, MailSources source)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Names(settings, MailParameters.SmtpUtf8AutodetectClasses, s_detected, source) && settings[MailParameters.SmtpUtf8Enable]
            ? CleanupFlags.DetectSmtputf8
            : CleanupFlags.None;
    }

    private static bool Names(
        Settings settings, Parameter<string> parameter, Dictionary<string, MailSources> words, MailSources source) =>
        KnownWords.Read(settings, parameter, words).Any(sources => (sources & source) != 0);
}
