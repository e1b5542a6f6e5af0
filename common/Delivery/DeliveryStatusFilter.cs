using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Services;
using Postfix.Smtp;

namespace Postfix.Delivery;

/// <summary>
/// default_delivery_status_filter and its variants: a table is asked for "D.S.N text", and may put another code and text in its place. Failures may
/// become hard or soft, but neither success becomes failure nor the other way round.
/// </summary>
public sealed class DeliveryStatusFilter(MapList maps, Log log)
{
    /// <summary>The detail, as the table wants it.</summary>
    public DsnDetail Apply(DsnDetail detail)
    {
        if (maps.IsEmpty)
            return detail;
        LookupResult found = maps.Find($"{detail.Status} {detail.Reason}");
        if (!found.IsFound)
            return detail;
        StatusText replacement = EnhancedStatus.Split(found.Value, "");
        bool isValid = replacement.Status.Length > 0 && IsSuccess(replacement.Status) == IsSuccess(detail.Status);
        if (isValid)
            return detail with { Status = replacement.Status, Reason = replacement.Text };
        log.Warning($"{maps.Title}: bad status code: {found.Value}");
        return detail;
    }

    private static bool IsSuccess(string status) => status.StartsWith('2');
}
