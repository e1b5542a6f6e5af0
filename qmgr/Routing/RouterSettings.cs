using Postfix.Config;
using Postfix.Text;

namespace Postfix.QueueManager.Routing;

/// <summary>What main.cf says about routing, beyond what trivial-rewrite(8) knows.</summary>
internal sealed record RouterSettings
{
    /// <summary>Transports whose mail waits for an explicit flush.</summary>
    public IReadOnlyCollection<string> DeferTransports { get; init; } = [];

    /// <summary>Next hop of a content filter that names none; empty: the recipient's domain.</summary>
    public string FilterNexthop { get; init; } = "";

    /// <summary>Own host name.</summary>
    public string MyHostname { get; init; } = "localhost";

    /// <summary>Local part of the sender of notices that are not returned themselves.</summary>
    public string DoubleBounceSender { get; init; } = "double-bounce";

    /// <summary>Address probes in the active queue.</summary>
    public int ProbeLimit { get; init; } = 5000;

    /// <summary>Characters that begin an address extension.</summary>
    public string RecipientDelimiter { get; init; } = "";

    /// <summary>Whether owner-list and list-request are left whole.</summary>
    public bool OwnerRequestSpecial { get; init; } = true;

    /// <summary>Reads them from main.cf.</summary>
    public static RouterSettings From(Settings settings) => new()
    {
        DeferTransports = Tokens.SplitList(settings[QueueManagerParameters.DeferTransports]),
        FilterNexthop = settings[QueueManagerParameters.DefaultFilterNexthop],
        MyHostname = settings[MailParameters.MyHostname],
        DoubleBounceSender = settings[MailParameters.DoubleBounceSender],
        ProbeLimit = settings[VerifyParameters.PendingRequestLimit],
        RecipientDelimiter = settings[MailParameters.RecipientDelimiter],
        OwnerRequestSpecial = settings[MailParameters.OwnerRequestSpecial],
    };
}
