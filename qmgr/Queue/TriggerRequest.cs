namespace Postfix.QueueManager.Queue;

/// <summary>What the bytes of a trigger ask of the two scans (contract: services.md, section 1).</summary>
/// <param name="Incoming">For the incoming queue.</param>
/// <param name="Deferred">For the deferred queue.</param>
internal readonly record struct TriggerRequest(ScanOptions Incoming, ScanOptions Deferred)
{
    private const ScanOptions Flush = ScanOptions.ReviveAll | ScanOptions.UseDeferredTransports;

    /// <summary>Reads all bytes of a message; they have no order, unknown ones mean nothing.</summary>
    public static TriggerRequest Parse(ReadOnlySpan<byte> requests)
    {
        TriggerRequest sum = default;
        foreach (byte request in requests)
        {
            sum = (char)request switch
            {
                'W' or 'I' => sum with { Incoming = sum.Incoming | ScanOptions.Start },
                'D' => sum with { Deferred = sum.Deferred | ScanOptions.Start },
                'F' => new TriggerRequest(sum.Incoming | Flush, sum.Deferred | Flush),
                'A' => new TriggerRequest(sum.Incoming | ScanOptions.IgnoreTimes, sum.Deferred | ScanOptions.IgnoreTimes),
                _ => sum,
            };
        }
        return sum;
    }
}
