using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Services;

namespace Postfix.BounceServer;

/// <summary>What all requests of a process share. Thread-safe.</summary>
/// <param name="Settings">main.cf.</param>
/// <param name="Options">Settings that have words of their own.</param>
/// <param name="Templates">Texts of notifications.</param>
/// <param name="Queues">The spool.</param>
/// <param name="Services">Where cleanup(8) is.</param>
/// <param name="Log">The log.</param>
/// <param name="Clock">The time.</param>
internal sealed record BounceContext(
    Settings Settings,
    BounceOptions Options,
    NotificationTemplates Templates,
    QueueDirectory Queues,
    MailServices Services,
    Log Log,
    TimeProvider Clock);
