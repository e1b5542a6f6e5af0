using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail.Notifications;
using Postfix.Text;

namespace Postfix.Services;

/// <summary>Mails the transcript of a session with errors to the postmaster (notify_classes). Thread-safe.</summary>
/// <param name="settings">main.cf.</param>
/// <param name="services">Where cleanup is.</param>
/// <param name="log">Told when a notice cannot be sent.</param>
/// <param name="time">The clock.</param>
/// <exception cref="ConfigurationException">header_from_format is unknown.</exception>
public sealed class PostmasterNotice(Settings settings, MailServices services, Log log, TimeProvider time)
{
    private const int Width = 78;
    private const int Indent = 4;

    // Read at the start of a program, which a wrong value ends.
    private readonly HeaderFromFormat _format = HeaderFromFormats.Of(settings);

    /// <summary>The sender of notices: bounces of them must not come back to anybody.</summary>
    public string Sender { get; } = $"{settings[MailParameters.DoubleBounceSender]}@{settings[MailParameters.MyHostname]}";

    /// <summary>Sends a notice. It is not worth more than one attempt.</summary>
    /// <param name="recipient">Who gets it.</param>
    /// <param name="subject">What it is about, after the name of the mail system.</param>
    /// <param name="before">Lines before the transcript.</param>
    /// <param name="transcript">What was said; foreign text.</param>
    /// <param name="after">Lines after the transcript.</param>
    public void Send(
        string recipient, string subject, IEnumerable<string> before, IEnumerable<string> transcript, IEnumerable<string> after)
    {
        try
        {
            using InternalMessage message = InternalMessage.Open(
                services, settings, time, new InternalEnvelope(MailSources.Notify, Sender, recipient));
            WriteHeaders(message, subject);
            foreach (string line in before)
                message.Line(line);
            WriteTranscript(message, transcript);
            foreach (string line in after)
                message.Line(line);
            message.Line("For other details, see the local mail logfile");
            message.Send();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.Warning($"postmaster notify: {error.Message}");
        }
    }

    private void WriteHeaders(InternalMessage message, string subject)
    {
        string daemon = $"MAILER-DAEMON@{settings[MailParameters.MyHostname]}";
        string postmaster = settings[BounceParameters.ErrorNoticeRecipient];
        bool isStandard = _format == HeaderFromFormat.Standard;
        message.Line(isStandard ? $"From: Mail Delivery System <{daemon}>" : $"From: {daemon} (Mail Delivery System)");
        message.Line(isStandard ? $"To: Postmaster <{postmaster}>" : $"To: {postmaster} (Postmaster)");
        message.Line($"Subject: {settings[MailParameters.MailName]} {subject}");
        message.Line("");
    }

    // A blank before everything that a stranger said keeps it from looking like something else.
    private static void WriteTranscript(InternalMessage message, IEnumerable<string> transcript)
    {
        message.Line("Transcript of session follows.");
        message.Line("");
        foreach (string line in transcript)
            foreach (string piece in LineWrapper.Wrap(ByteText.Printable(line), Width, Indent))
                message.Line(" " + piece);
        message.Line("");
    }
}
