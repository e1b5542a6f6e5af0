using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>Mails the transcript of a session with errors to the postmaster (<c>notify_classes</c>). Shared by all sessions.</summary>
internal sealed class PostmasterNotice(Settings settings, MailServices services, TimeProvider time, SmtpdLog log)
{
    private const int Width = 78;
    private const int Indent = 4;

    /// <summary>Kinds of errors that the postmaster wants to hear of.</summary>
    public ErrorClasses Wanted { get; } = ErrorClassNames.Parse(settings);

    /// <summary>Sends a notice. It is junk mail: when it cannot be sent, that is all right.</summary>
    public void Send(SessionState session, IReadOnlyList<string> transcript, string? abortReason)
    {
        string origin = settings[MailParameters.MyOrigin];
        Parameter<string> recipient = session.Errors.HasFlag(ErrorClasses.Bounce)
            ? BounceParameters.BounceNoticeRecipient
            : BounceParameters.ErrorNoticeRecipient;
        // Bounces of this message must not come back to anybody.
        string sender = $"{settings[MailParameters.DoubleBounceSender]}@{origin}";
        try
        {
            using InternalMessage message = InternalMessage.Open(
                services, settings, time, new InternalEnvelope(InternalMailSource.Notify, sender, settings[recipient]));
            WriteHeaders(message, session.Client, $"MAILER-DAEMON@{origin}");
            WriteBody(message, transcript, abortReason);
            message.Send();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.Warn($"postmaster notify: {error.Message}");
        }
    }

    private void WriteHeaders(InternalMessage message, ClientIdentity client, string daemon)
    {
        string postmaster = settings[BounceParameters.ErrorNoticeRecipient];
        if (settings[CleanupParameters.HeaderFromFormat] == "standard")
        {
            message.Line($"From: Mail Delivery System <{daemon}>");
            message.Line($"To: Postmaster <{postmaster}>");
        }
        else
        {
            message.Line($"From: {daemon} (Mail Delivery System)");
            message.Line($"To: {postmaster} (Postmaster)");
        }
        message.Line($"Subject: {settings[MailParameters.MailName]} SMTP server: errors from {client.NameAddress}");
        message.Line("");
    }

    // What strangers sent is indented, so that no line of it can be taken for anything else.
    private static void WriteBody(InternalMessage message, IReadOnlyList<string> transcript, string? abortReason)
    {
        message.Line("Transcript of session follows.");
        message.Line("");
        foreach (string line in transcript)
            foreach (string piece in LineWrapper.Wrap(ByteText.Printable(line), Width, Indent))
                message.Line(" " + piece);
        message.Line("");
        if (abortReason is not null)
            message.Line($"Session aborted, reason: {abortReason}");
        message.Line("");
        message.Line("For other details, see the local mail logfile");
    }
}
