using Postfix.Posix;

namespace Postfix.Config;

/// <summary>Defaults that depend on the host. None of them asks DNS: every program needs them to start.</summary>
internal static class ComputedDefaults
{
    private const string UnknownDomain = "localdomain";

    /// <summary>The host's own name; a short one gets the domain of main.cf.</summary>
    public static string MyHostname(Settings settings)
    {
        string host = Host.Name;
        if (host.Contains('.'))
            return host;
        string? domain = settings.Raw("mydomain");
        return $"{host}.{settings.Expand(string.IsNullOrEmpty(domain) ? UnknownDomain : domain)}";
    }

    /// <summary>What follows the first dot of the host's name.</summary>
    public static string MyDomain(Settings settings)
    {
        // postconf(1) shows what follows from a name that no program would accept.
        string host = settings.Expand(settings.Unexpanded(MailParameters.MyHostname.Name) ?? "");
        int dot = host.IndexOf('.');
        return dot < 0 ? UnknownDomain : host[(dot + 1)..];
    }

    /// <summary>The networks whose clients may relay, by <c>mynetworks_style</c>.</summary>
    public static string MyNetworks(Settings settings) => OwnNetworks.Patterns(settings);

    /// <summary>The number of this process.</summary>
    public static string ProcessId(Settings settings) => $"{Environment.ProcessId}";
}
