using System.Globalization;
using Postfix.Logging;

namespace Postfix.Anvil;

/// <summary>Logs the peaks of the time since the last report; a time without clients leaves no line.</summary>
internal sealed class UsageReport(ClientTable clients, Log log, TimeProvider time)
{
    // The order and the words are those that log analyzers know.
    private static readonly (ClientEvent Event, string Name)[] s_rates =
    [
        (ClientEvent.Message, "message"),
        (ClientEvent.Recipient, "recipient"),
        (ClientEvent.NewTls, "newtls"),
        (ClientEvent.Auth, "auth"),
        (ClientEvent.TlsTrace, "tlstrace"),
    ];

    /// <summary>Writes the report and starts the next one.</summary>
    public void Write()
    {
        Peaks peaks = clients.TakePeaks();
        WriteRate("connection", peaks.Rates[(int)ClientEvent.Connection]);
        if (peaks.Connections.Value > 0)
            log.Info($"statistics: max connection count {peaks.Connections.Value} for ({peaks.Connections.Client}) at {Format(peaks.Connections)}");
        foreach ((ClientEvent what, string name) in s_rates)
            WriteRate(name, peaks.Rates[(int)what]);
        if (peaks.TableSize.Value > 0)
            log.Info($"statistics: max cache size {peaks.TableSize.Value} at {Format(peaks.TableSize)}");
    }

    private void WriteRate(string name, Peak peak)
    {
        if (peak.Value > 0)
            log.Info($"statistics: max {name} rate {peak.Value}/{(long)clients.TimeUnit.TotalSeconds}s for ({peak.Client}) at {Format(peak)}");
    }

    private string Format(Peak peak)
    {
        DateTimeOffset local = TimeZoneInfo.ConvertTime(peak.Time, time.LocalTimeZone);
        return string.Create(CultureInfo.InvariantCulture, $"{local:MMM} {local.Day,2} {local:HH:mm:ss}");
    }
}
