using Postfix.Config;
using Postfix.Server;

namespace Postfix.QueueManager;

/// <summary>qmgr(8): decides which message is delivered when, and by whom.</summary>
internal sealed class QueueManagerDaemon : Daemon
{
    /// <inheritdoc/>
    public override DaemonTraits Traits { get; } = new("qmgr")
    {
        Parameters =
        [
            .. QueueManagerParameters.Group.Parameters, VerifyParameters.PendingRequestLimit,
        ],
        ProcessLimit = RequiredProcessLimit.One,
        Transports = TransportTypes.Triggers,
        OptionLetters = DaemonOptions.LettersWithoutRetirement,
        EndsWhenIdle = false,
        EndsAfterUse = false,
        WatchdogTimeout = QueueManagerParameters.DaemonTimeout,
    };

    /// <inheritdoc/>
    public override IService Start(DaemonContext context) => new QueueManagerService();
}
