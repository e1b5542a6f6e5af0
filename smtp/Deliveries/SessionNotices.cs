using Postfix.Config;
using Postfix.Services;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Deliveries;

/// <summary>Tells the postmaster, with a transcript, about sessions that went wrong in a way that notify_classes lists.</summary>
internal sealed class SessionNotices(Settings settings, PostmasterNotice notices, ClientProtocol protocol)
{
    private readonly string _recipient = settings[BounceParameters.ErrorNoticeRecipient];

    /// <summary>Sends a notice, unless the mail in question may be a notice itself.</summary>
    public void Send(SmtpSession session, string sender)
    {
        if (sender.Length == 0 || sender == notices.Sender)
            return;
        string name = protocol == ClientProtocol.Smtp ? "SMTP" : "LMTP";
        notices.Send(
            _recipient,
            $"{name} client: errors from {session.Peer.Endpoint}",
            [$"Unexpected response from {session.Peer.Endpoint}.", ""],
            session.Transcript.Lines,
            []);
    }
}
