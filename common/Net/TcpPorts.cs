using Postfix.Posix;

namespace Postfix.Net;

/// <summary>Service names as TCP ports: known_tcp_ports first, then the system's services database.</summary>
public sealed class TcpPorts
{
    private const int MaximumPort = 65535;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>Reads a list like "lmtp=24, smtp=25, smtps=submissions=465".</summary>
    /// <exception cref="FormatException">An entry is no such assignment.</exception>
    public TcpPorts(string knownTcpPorts)
    {
        foreach (string entry in knownTcpPorts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] names = entry.Split('=', StringSplitOptions.TrimEntries);
            if (names.Length < 2 || ParseNumber(names[^1]) is not { } port)
                throw new FormatException($"bad entry \"{entry}\" in known_tcp_ports: need \"name=port\"");
            foreach (string name in names[..^1])
                _known[name] = port;
        }
    }

    /// <summary>The port of a service name or number; null for an unknown name or a number that is no port.</summary>
    public int? Find(string service)
    {
        if (service.Length > 0 && !service.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return ParseNumber(service);
        return _known.TryGetValue(service, out int port) ? port : NetworkServices.FindTcpPort(service);
    }

    private static int? ParseNumber(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, null, out int port) && port <= MaximumPort ? port : null;
}
