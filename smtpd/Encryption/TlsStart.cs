using Postfix.Config;
using Postfix.Mail;
using Postfix.Smtpd.Session;
using Postfix.Tls;

namespace Postfix.Smtpd.Encryption;

/// <summary>Turns TLS on in a session, by STARTTLS or from its beginning.</summary>
internal sealed class TlsStart(SmtpSession session, SmtpdServices services)
{
    private SessionState State => session.State;

    private string MyHostname => services.Settings[MailParameters.MyHostname];

    /// <summary>Does the handshake and looks at the client's certificate; false when the client is to go, and knows why.</summary>
    /// <param name="greets">Whether our reply is the greeting: otherwise the client's EHLO comes first.</param>
    /// <exception cref="ClientGoneException">The handshake failed.</exception>
    public bool Run(bool greets)
    {
        TlsFacts facts;
        try
        {
            facts = services.Tls.Start(session.Dialogue, State.Client);
        }
        catch (ClientGoneException)
        {
            services.Limits.CountTlsSession(State);
            throw;
        }
        session.Secure(facts);
        if (!facts.IsResumed && services.Limits.CountTlsSession(State))
        {
            session.Reply($"421 4.7.0 {MyHostname} Error: too many new TLS sessions from {State.Client.NameAddress}");
            return false;
        }
        if (!services.Tls.Policy.RequiresCertificate || facts.Trust >= PeerTrust.Trusted)
            return true;
        TurnAway(facts.Peer is null ? "No client certificate presented" : "Client certificate not trusted", greets);
        return false;
    }

    private void TurnAway(string reason, bool greets)
    {
        services.Log.TlsAborted(State.Client, reason);
        if (!greets)
        {
            session.Dialogue.StartRequest();
            session.NoteInput(session.Dialogue.ReadCommand(out _));
        }
        session.Reply($"421 4.7.1 {MyHostname} Error: {reason}");
        State.Errors |= ErrorClasses.Policy;
    }
}
