using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Smtpd;

/// <summary>
/// Settings that demand what this server cannot do. Serving clients without it would silently lower the site's security, so they
/// are asked to come back when the configuration is right.
/// </summary>
internal static class UnsupportedSecurity
{
    /// <summary>The reply that turns clients away; null when main.cf demands nothing that is not there. Logs what it found.</summary>
    public static string? Find(Settings settings, Log log)
    {
        string? fault = FindFault(settings);
        if (fault is null)
            return null;
        log.Warning($"{fault} is not supported: all clients are turned away until it is removed from main.cf and master.cf");
        return $"421 4.3.5 {settings[MailParameters.MyHostname]} Server configuration error";
    }

    private static string? FindFault(Settings settings)
    {
        foreach (Parameter<string> parameter in (Parameter<string>[])
            [SmtpdParameters.ProxyFilter, SmtpdParameters.UpstreamProxyProtocol, MilterParameters.SmtpdMilters, MilterParameters.SmtpdMilterMaps])
            if (settings[parameter].Length > 0)
                return $"{parameter.Name} = {settings[parameter]}";
        return null;
    }
}
