using Postfix.Mail;
using Postfix.Server;

namespace Postfix.Pickup;

/// <summary>pickup(8): feeds local submissions from the maildrop queue into cleanup(8).</summary>
internal sealed class PickupDaemon : Daemon
{
    public override DaemonTraits Traits { get; } = new("pickup")
    {
        ProcessLimit = RequiredProcessLimit.One,
        Transports = TransportTypes.Triggers,
        OptionLetters = DaemonOptions.LettersWithoutRetirement,
    };

    public override IService Start(DaemonContext context)
    {
        QueueDirectory queue = new(QueueLayoutSettings.From(context.Settings), context.Time);
        return new TriggerService(new MaildropScan(queue, new SubmissionTransfer(context), context));
    }
}
