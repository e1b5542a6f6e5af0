namespace Postfix.QueueManager.Scheduling;

/// <summary>Why a transport or destination is not used: an RFC 3463 status and the text for the log and the defer record.</summary>
/// <param name="Status">Enhanced status code such as <c>4.3.0</c>.</param>
/// <param name="Reason">Text for people.</param>
internal sealed record DeliveryProblem(string Status, string Reason)
{
    /// <summary>No agent of the transport could be reached.</summary>
    public static readonly DeliveryProblem TransportUnavailable = new("4.3.0", "mail transport unavailable");

    /// <summary>The next hop that makes error(8) or retry(8) report this problem.</summary>
    public string AsNexthop() => $"{Status} {Reason}";
}
