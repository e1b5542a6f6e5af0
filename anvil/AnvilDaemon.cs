using Postfix.Config;
using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>anvil(8): counts connections and events of remote clients for smtpd(8) (contract: services.md, section 8).</summary>
internal sealed class AnvilDaemon : Daemon
{
    public override DaemonTraits Traits { get; } = new("anvil")
    {
        OptionLetters = DaemonOptions.LettersWithoutRetirement,
        Parameters = AnvilParameters.Group.Parameters,
        ProcessLimit = RequiredProcessLimit.One,
        EndsAfterUse = false,
        LeastIdle = AnvilParameters.RateTimeUnit,
    };

    public override IService Start(DaemonContext context)
    {
        ClientTable clients = new(context.Settings[AnvilParameters.RateTimeUnit], context.Time);
        UsageReport report = new(clients, context.Log, context.Time);
        RequestService requests = new(Announcement.Anvil, AttributeFormat.Plain, () => new AnvilSession(clients, context.Log));
        return new ReportingService(requests, report, context.Settings[AnvilParameters.StatusUpdateTime]);
    }
}
