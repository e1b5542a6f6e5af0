using Postfix.Smtpd.Restrictions.DnsLists;

namespace Postfix.Smtpd.Restrictions;

/// <summary>What the restrictions of one stage leave for the next: temporary problems that keep mail from being accepted, and findings.</summary>
internal sealed class StageMemory
{
    public Deferral? Client { get; set; }

    public Deferral? Helo { get; set; }

    public Deferral? Sender { get; set; }

    public ValidationMemory Validation { get; } = new();

    public DnsListMemory Lists { get; } = new();
}
