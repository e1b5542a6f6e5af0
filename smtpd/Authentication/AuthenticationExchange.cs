using Postfix.Sasl;
using Postfix.Smtp;
using Postfix.Smtpd.Commands;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Authentication;

/// <summary>The dialogue that AUTH begins: challenges and responses, until the client is logged in or not (RFC 4954, section 4).</summary>
internal sealed class AuthenticationExchange(SmtpSession session, AuthenticationService service, SmtpdLog log)
{
    private const string Cancel = "*";

    /// <summary>Longest part of a failure's reason that clients are told; RFC 5321, section 4.5.3.1.5 limits replies to 512.</summary>
    private const int MaxReason = 400;

    private SessionState State => session.State;

    /// <summary>Runs it.</summary>
    /// <param name="offer">What the client may use.</param>
    /// <param name="mechanism">What the client has chosen.</param>
    /// <param name="initialResponse">The client's first message; null when it waits for a challenge.</param>
    public CommandResult Run(AuthenticationOffer offer, string mechanism, string? initialResponse)
    {
        SaslStep step = IsFiltered(offer, mechanism)
            ? new SaslStep(SaslOutcome.Failed, "Invalid authentication mechanism")
            : offer.Sasl.Start(mechanism, initialResponse);
        while (step.Outcome == SaslOutcome.Continue)
        {
            session.Reply($"334 {step.Text}");
            if (ReadResponse() is not { } response)
                return CommandResult.Refused(Replies.AuthResponseTooLong);
            if (response == Cancel)
            {
                log.AuthenticationAborted(State.Client, mechanism);
                return CommandResult.Refused(Replies.AuthAborted);
            }
            step = offer.Sasl.Step(response);
        }
        return step.IsFailure ? Refuse(step, mechanism, offer.Sasl.UserName) : Accept(mechanism, offer.Sasl.UserName);
    }

    private static bool IsFiltered(AuthenticationOffer offer, string mechanism) =>
        Contains(offer.Sasl.Mechanisms, mechanism) && !Contains(offer.Mechanisms, mechanism);

    private static bool Contains(IReadOnlyList<string> mechanisms, string name) =>
        mechanisms.Any(known => ByteText.EqualsIgnoreCase(known, name));

    /// <summary>The client's answer; null when it is too long.</summary>
    private string? ReadResponse()
    {
        session.Dialogue.StartRequest();
        ReadOnlySpan<byte> line = session.Dialogue.ReadLine(service.ResponseLimit, out LineEnd end);
        session.NoteInput(SecretText.Hidden);
        if (end != LineEnd.TooLong)
            return ByteText.FromBytes(line);
        log.LongRequest(State.Client, service.ResponseLimit, ByteText.FromBytes(SecretText.Hidden));
        return null;
    }

    private CommandResult Accept(string mechanism, string? user)
    {
        State.Login = new ClientLogin(ByteText.Printable(mechanism), ByteText.Printable(user ?? ""));
        return CommandResult.Accepted(Replies.Authenticated);
    }

    private CommandResult Refuse(SaslStep step, string mechanism, string? user)
    {
        string reason = step.Text.Length > 0 ? step.Text : "(reason unavailable)";
        log.AuthenticationFailed(State.Client, mechanism, reason, user);
        string shown = ByteText.Printable(reason.Length > MaxReason ? reason[..MaxReason] : reason);
        return CommandResult.Refused(step.Outcome == SaslOutcome.FailedForNow
            ? $"454 4.7.0 Temporary authentication failure: {shown}"
            : $"535 5.7.8 Error: authentication failed: {shown}");
    }
}
