using Postfix.Config;
using Postfix.Mail;

namespace Postfix.Delivery;

/// <summary>Settings of recipient reports.</summary>
/// <param name="SoftBounce">Defer what would bounce (soft_bounce).</param>
/// <param name="DelayDecimals">Decimals of delays in the log (delay_logging_resolution_limit).</param>
/// <param name="Addresses">Form of addresses in the log (info_log_address_format).</param>
public sealed record ReporterOptions(bool SoftBounce, int DelayDecimals, AddressLogForm Addresses)
{
    /// <summary>The options in main.cf.</summary>
    /// <exception cref="ConfigurationException">There is no such form of addresses.</exception>
    public static ReporterOptions From(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new ReporterOptions(settings[MailParameters.SoftBounce],
            settings[LoggingParameters.DelayLoggingResolutionLimit], AddressLogForm.Of(settings));
    }
}
