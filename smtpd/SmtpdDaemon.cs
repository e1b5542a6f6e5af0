using Postfix.Config;
using Postfix.Server;

namespace Postfix.Smtpd;

/// <summary>smtpd(8): receives mail by SMTP from the network, or on standard input for <c>sendmail -bs</c>.</summary>
internal sealed class SmtpdDaemon : Daemon
{
    private SmtpdSetup? _setup;

    public override DaemonTraits Traits { get; } = new("smtpd")
    {
        Parameters =
        [
            .. SmtpdParameters.Group.Parameters, .. SmtpdAccessParameters.Group.Parameters, .. SmtpdSaslParameters.Group.Parameters,
            .. SmtpdTlsParameters.Group.Parameters, .. TlsParameters.Group.Parameters, .. MilterParameters.Group.Parameters,
            BounceParameters.BounceNoticeRecipient, BounceParameters.ErrorNoticeRecipient, CleanupParameters.HeaderFromFormat,
            CleanupParameters.RequiretlsEsmtpHeader, RewriteParameters.ShowUserUnknownTableName, VerifyParameters.PollCount,
            VerifyParameters.PollDelay, VerifyParameters.SenderTtl,
        ],
        ServesManyClients = true,
    };

    // Tables, certificates of proxied ones and host names cannot be reached from inside the chroot.
    public override void Prepare(DaemonContext context) => _setup = new SmtpdSetup(context);

    public override IService Start(DaemonContext context) => new ConnectionService(_setup!.CreateHandler());
}
