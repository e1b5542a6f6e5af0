using Postfix.Config;
using Postfix.Logging;
using Postfix.Services;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;

namespace Postfix.SmtpClient.Deliveries;

/// <summary>Tells the postmaster, with a transcript, about sessions that went wrong in a way that notify_classes lists.</summary>
internal sealed class PostmasterNotice(Settings settings, MailServices services, Log log, TimeProvider clock, ClientProtocol protocol)
{
    private const int Width = 78;
    private const int Indent = 4;

    private readonly string _recipient = settings[BounceParameters.ErrorNoticeRecipient];
    private readonly string _doubleBounce = $"{settings[MailParameters.DoubleBounceSender]}@{settings[MailParameters.MyOrigin]}";

    /// <summary>Sends a notice, unless the mail in question may be a notice itself. Not worth more than one attempt.</summary>
    public void Send(SmtpSession session, string sender)
    {
        if (sender.Length == 0 || sender == _doubleBounce)
            return;
        try
        {
            using InternalMessage message = InternalMessage.Open(
                services, settings, clock, new InternalEnvelope(InternalMailSource.Notify, _doubleBounce, _recipient));
            Write(message, session);
            message.Send();
        }
        catch (Exception error) when (error is IOException or TimeoutException)
        {
            log.Warning($"postmaster notify: {error.Message}");
        }
    }

    private void Write(InternalMessage message, SmtpSession session)
    {
        string daemon = $"MAILER-DAEMON@{settings[MailParameters.MyOrigin]}";
        bool isStandard = settings[CleanupParameters.HeaderFromFormat] == "standard";
        message.Line(isStandard ? $"From: Mail Delivery System <{daemon}>" : $"From: {daemon} (Mail Delivery System)");
        message.Line(isStandard ? $"To: Postmaster <{_recipient}>" : $"To: {_recipient} (Postmaster)");
        string name = protocol == ClientProtocol.Smtp ? "SMTP" : "LMTP";
        message.Line($"Subject: {settings[MailParameters.MailName]} {name} client: errors from {session.Peer.Endpoint}");
        message.Line("");
        message.Line($"Unexpected response from {session.Peer.Endpoint}.");
        message.Line("");
        message.Line("Transcript of session follows.");
        message.Line("");
        // A blank before everything that a stranger said keeps it from looking like something else.
        foreach (string line in session.Transcript.Lines)
            foreach (string part in LineWrapper.Wrap(ByteText.Printable(line), Width, Indent))
                message.Line(" " + part);
        message.Line("");
        message.Line("For other details, see the local mail logfile");
    }
}
