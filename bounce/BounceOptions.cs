using Postfix.Config;
using Postfix.Mail;
using Postfix.Mail.Notifications;

namespace Postfix.BounceServer;

/// <summary>The settings of bounce(8) that have words of their own, read and checked once.</summary>
internal sealed class BounceOptions
{
    // RFC 3464 section 2.3.6: what follows "X-" is an atom.
    private const string NotInAtom = " \t\r\n()<>@,;:\\\".[]";

    /// <param name="settings">main.cf.</param>
    /// <exception cref="ConfigurationException">A value is not valid.</exception>
    public BounceOptions(Settings settings)
    {
        NotifyClasses = ErrorClassNames.Parse(settings);
        FromFormat = HeaderFromFormats.Of(settings);
        HostName = settings[MailParameters.MyHostname];
        MailerDaemon = $"MAILER-DAEMON@{HostName}";
        DoubleBounceSender = $"{settings[MailParameters.DoubleBounceSender]}@{HostName}";
        MailName = string.Concat(
            settings[MailParameters.MailName].Select(c => NotInAtom.Contains(c, StringComparison.Ordinal) ? '-' : c));
    }

    /// <summary>What the postmaster wants to hear about.</summary>
    public ErrorClasses NotifyClasses { get; }

    /// <summary>Form of the From: header.</summary>
    public HeaderFromFormat FromFormat { get; }

    /// <summary>This machine.</summary>
    public string HostName { get; }

    /// <summary>Who stands for the null sender in a notification.</summary>
    public string MailerDaemon { get; }

    /// <summary>Sender of mail to the postmaster; a notification about such mail goes nowhere.</summary>
    public string DoubleBounceSender { get; }

    /// <summary><c>mail_name</c> as an atom.</summary>
    public string MailName { get; }
}
