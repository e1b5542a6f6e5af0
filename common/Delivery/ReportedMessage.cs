using Postfix.Services;

namespace Postfix.Delivery;

/// <summary>The message that recipients are reported on.</summary>
/// <param name="QueueId">Its queue id.</param>
/// <param name="Flags">Its trace flags.</param>
/// <param name="Times">Its time stamps.</param>
public sealed record ReportedMessage(string QueueId, DeliverRequestFlags Flags, MessageTimes Times)
{
    internal const DeliverRequestFlags TraceMask =
        DeliverRequestFlags.VerifyForSystem | DeliverRequestFlags.VerifyForUser | DeliverRequestFlags.Record
        | DeliverRequestFlags.DelayRecorded;

    /// <summary>The message of a deliver request.</summary>
    public static ReportedMessage Of(DeliverRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ReportedMessage(request.QueueId, request.Flags & TraceMask, request.Times);
    }
}
