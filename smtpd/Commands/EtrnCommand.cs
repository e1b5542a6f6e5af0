using Postfix.Config;
using Postfix.Net;
using Postfix.Services;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Restrictions;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>ETRN (RFC 1985): deliver what waits for a site.</summary>
internal sealed class EtrnCommand(SmtpdServices services) : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (services.Settings[SmtpdAccessParameters.HeloRequired] && state.HeloName is null)
            return CommandResult.PolicyError(Replies.EtrnSendHeloFirst);
        if (state.Transaction.IsOpen)
            return CommandResult.ProtocolError(Replies.EtrnInTransaction);
        if (!arguments.TryRead(out CommandToken site) || !arguments.IsAtEnd)
            return CommandResult.ProtocolError(Replies.EtrnSyntax);
        string domain = site.ToString();
        if (domain[0] is '@' or '#')
            domain = domain[1..];
        if (!HostName.IsValid(domain) && DomainSyntax.AddressInLiteral(domain) is null)
            return CommandResult.ProtocolError(Replies.EtrnBadDomain);
        if (state.Rights.IsStandAlone)
        {
            services.Log.EtrnOnStandardInput();
            return CommandResult.Refused(Replies.EtrnFailed);
        }
        return services.Access.CheckEtrn(state, domain) is { } rejection ? CommandResult.Refused(rejection) : Flush(state, domain);
    }

    private CommandResult Flush(SessionState state, string domain)
    {
        switch (services.FlushSite(domain))
        {
            case FlushStatus.Ok:
                return CommandResult.Accepted(Replies.EtrnStarted);
            case FlushStatus.Denied:
                services.Log.EtrnDenied(domain, state.Client);
                return CommandResult.Refused($"459 <{domain}>: service unavailable");
            case FlushStatus.Bad:
                services.Log.EtrnBad(domain, state.Client);
                return CommandResult.Refused(Replies.EtrnFailed);
            default:
                services.Log.FlushUnavailable();
                return CommandResult.Refused(Replies.EtrnFailed);
        }
    }
}
