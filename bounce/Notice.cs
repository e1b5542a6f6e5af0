using Postfix.Mail;
using Postfix.Mail.Notifications;

namespace Postfix.BounceServer;

/// <summary>One notification to send.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Audience">Who reads it.</param>
/// <param name="Sender">Its envelope sender, internal form.</param>
/// <param name="Recipient">Its recipient, internal form.</param>
/// <param name="Filter">Recipients that it reports on: those whose NOTIFY has one of these; <see cref="Everything"/> asks
/// nobody.</param>
/// <param name="Extent">How much of the original message it returns.</param>
internal sealed record Notice(
    NotificationKind Kind, Audience Audience, string Sender, string Recipient, NotifyFlags Filter, ReturnFlags Extent)
{
    /// <summary>All recipients, whatever their NOTIFY says.</summary>
    public const NotifyFlags Everything = NotifyFlags.Never | NotifyFlags.Success | NotifyFlags.Failure | NotifyFlags.Delay;

    /// <summary>Whether it reports on a recipient; one without NOTIFY always counts.</summary>
    public bool Covers(RecipientLogEntry entry) => entry.Notify == NotifyFlags.None || (entry.Notify & Filter) != 0;
}
