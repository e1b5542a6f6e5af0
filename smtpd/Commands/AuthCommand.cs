using Postfix.Config;
using Postfix.Smtp;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>AUTH (RFC 4954): the client proves who it is.</summary>
internal sealed class AuthCommand(SmtpdServices services) : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (services.Limits.CountLogin(state) is { } refusal)
            return CommandResult.Refused(refusal);
        if (services.Settings[SmtpdAccessParameters.HeloRequired] && state.HeloName is null)
            return CommandResult.PolicyError(Replies.SendHeloFirst);
        if (services.Authentication is not { } service || state.Offer is not { } offer || state.Rights.HiddenKeywords.HasFlag(EhloKeywords.Auth))
            return CommandResult.ProtocolError(Replies.AuthNotEnabled);
        if (state.Transaction.IsOpen)
            return CommandResult.ProtocolError(Replies.TransactionInProgress);
        if (state.Login is not null)
            return CommandResult.ProtocolError(Replies.AlreadyAuthenticated);
        if (!arguments.TryRead(out CommandToken mechanism))
            return CommandResult.ProtocolError(Replies.AuthSyntax);
        string? initialResponse = arguments.TryRead(out CommandToken response) ? response.ToString() : null;
        return arguments.IsAtEnd
            ? new AuthenticationExchange(session, service, services.Log).Run(offer, mechanism.ToString(), initialResponse)
            : CommandResult.ProtocolError(Replies.AuthSyntax);
    }
}
