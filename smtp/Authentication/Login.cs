using Postfix.Sasl;
using Postfix.Services;
using Postfix.Smtp;
using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Authentication;

/// <summary>Logs in to a server that offers AUTH, when there is a password for it (RFC 4954).</summary>
/// <param name="session">The session, after EHLO.</param>
/// <param name="request">What is to be delivered.</param>
/// <param name="rules">What holds for all sessions.</param>
internal sealed class Login(SmtpSession session, DeliverRequest request, LoginRules rules)
{
    /// <summary>RFC 5321, section 4.5.3.1.4: longest command, with CR LF; RFC 4954, section 4 keeps AUTH within it.</summary>
    private const int MaxCommand = 512;

    /// <summary>Most challenges of a server.</summary>
    private const int MaxSteps = 100;

    /// <summary>RFC 4954, section 6: the reply to a login with wrong name or password.</summary>
    private const int BadCredentials = 535;

    private const string FailureStatus = "4.7.0";

    /// <summary>Logs in. Says why mail cannot be delivered here; null when it can, perhaps as strangers.</summary>
    public Trouble? Run()
    {
        if (session.Connection.Mechanisms is not { } mechanisms)
            return null;
        if (rules.Passwords.Find(request, session.Peer.Host, session.Connection.Nexthop) is not { } account)
        {
            session.Connection.Features &= ~ServerFeatures.Auth;
            return null;
        }
        if (mechanisms.Count == 0)
            return Trouble.Site(FailureStatus, $"SASL authentication failed: server {session.Peer.Name} offered no compatible "
                + "authentication mechanisms for this type of connection security");
        return rules.Refused?.Find(session.Peer.Host, account) is { } known
            ? Refused(known.Status, known.Text, $"SASL [CACHED] authentication failed; server {session.Peer.Host} said: {known.Text}")
            : Authenticate(mechanisms, account);
    }

    private Trouble? Authenticate(IReadOnlyList<string> mechanisms, Account account)
    {
        try
        {
            using SaslClientSession sasl = rules.Sasl.Open(
                session.Peer.Host, rules.DemandsFor(session.Connection.Tls), account.User, account.Password);
            SaslStep first = sasl.Start(mechanisms, out string mechanism);
            return first.IsFailure ? CannotAuthenticate(first.Text) : Exchange(sasl, mechanism, first.Text, account);
        }
        catch (SaslException error)
        {
            rules.Log.Warning(error.Message);
            return CannotAuthenticate("SASL per-connection initialization failed");
        }
    }

    private Trouble? Exchange(SaslClientSession sasl, string mechanism, string initialResponse, Account account)
    {
        string command = $"AUTH {mechanism}";
        // A response that makes the command too long waits until the server has asked for it.
        bool isDeferred = initialResponse.Length > 0 && $"{command} {initialResponse}\r\n".Length > MaxCommand;
        session.SendSecret(command, initialResponse.Length > 0 && !isDeferred ? " " + initialResponse : "");
        string pending = isDeferred ? initialResponse : "";
        SmtpReply reply = session.Receive(rules.Stage);
        for (int steps = 0; reply.Class == 3; reply = session.Receive(rules.Stage))
        {
            if (++steps > MaxSteps)
                return Trouble.Site("4.3.0",
                    $"SASL authentication failed; authentication protocol loop with server {session.Peer.Name}");
            string challenge = ChallengeIn(reply);
            if (pending.Length > 0 && challenge.Length > 0)
                return Failed("protocol error",
                    $"SASL authentication failed; non-empty initial {mechanism} challenge from server {session.Peer.Name}: {challenge}");
            SaslStep step = pending.Length > 0 ? new SaslStep(SaslOutcome.Continue, pending) : sasl.Step(challenge);
            if (step.IsFailure)
                return CannotAuthenticate(step.Text);
            session.SendSecret("", step.Text);
            pending = "";
        }
        return reply.IsPositive ? null : Refused(reply, account);
    }

    private static string ChallengeIn(SmtpReply reply)
    {
        string text = reply.Text.TrimStart(' ', '-', '\t', '\n');
        int end = text.AsSpan().IndexOfAny(" -\t\n");
        return end < 0 ? "" : text[(end + 1)..];
    }

    private Trouble Refused(SmtpReply reply, Account account)
    {
        if (reply.Code == BadCredentials)
            rules.Refused?.Add(session.Peer.Host, account, reply);
        return Refused(reply.Status, reply.OneLine, $"SASL authentication failed; server {session.Peer.Name} said: {reply.OneLine}");
    }

    private Trouble Refused(string status, string text, string reason)
    {
        bool isSoftened = rules.IsSoftBounce && status[0] == '5';
        Trouble trouble = Trouble.Site(isSoftened ? "4" + status[1..] : status, reason);
        return trouble with
        {
            Detail = trouble.Detail with
            {
                MtaType = "dns",
                MtaName = session.Peer.Host,
                DiagnosticType = rules.Protocol,
                DiagnosticText = text,
            },
        };
    }

    private Trouble CannotAuthenticate(string reason) =>
        Failed(reason, $"SASL authentication failed; cannot authenticate to server {session.Peer.Name}: {reason}");

    private static Trouble Failed(string diagnostic, string reason)
    {
        Trouble trouble = Trouble.Site(FailureStatus, reason);
        return trouble with { Detail = trouble.Detail with { DiagnosticType = "x-sasl", DiagnosticText = diagnostic } };
    }
}
