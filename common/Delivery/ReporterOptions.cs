using Postfix.Config;

namespace Postfix.Delivery;

/// <summary>Settings of recipient reports.</summary>
/// <param name="SoftBounce">Defer what would bounce (soft_bounce).</param>
/// <param name="DelayDecimals">Decimals of delays in the log (delay_logging_resolution_limit).</param>
public sealed record ReporterOptions(bool SoftBounce, int DelayDecimals)
{
    /// <summary>The options in main.cf.</summary>
    public static ReporterOptions From(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ReporterOptions(settings[MailParameters.SoftBounce],
            settings[LoggingParameters.DelayLoggingResolutionLimit]);
    }
}
