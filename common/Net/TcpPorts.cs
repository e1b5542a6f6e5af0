using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Net;

/// <summary>Service names as TCP ports: known_tcp_ports first, then the system's services database.</summary>
public sealed class TcpPorts
{
    private const int MaximumPort = 65535;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];

    /// <summary>Reads a list like "lmtp=24, smtp=25, smtps=submissions=465". What cannot be understood is left out.</summary>
    public TcpPorts(string knownTcpPorts)
    {
        ArgumentNullException.ThrowIfNull(knownTcpPorts);
        foreach (string entry in knownTcpPorts.Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            if (Add(entry.Split('=')) is { } fault)
                _warnings.Add($"known_tcp_ports: in \"{entry}\"{fault}");
        }
    }

    /// <summary>What is wrong with the list; for <c>warning:</c> lines.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>The port of a service name or number; null for an unknown name or a number that is no port.</summary>
    public int? Find(string service)
    {
        if (IsNumber(service))
            return ParseNumber(service);
        return _known.TryGetValue(service, out int port) ? port : NetworkServices.FindTcpPort(service);
    }

    /// <summary>
    /// The port to listen on for a service name or number, as getaddrinfo(3) finds it: a number may have a sign, and of one that is too
    /// large the low bits count. Null for an unknown name.
    /// </summary>
    public int? FindListener(string service)
    {
        ArgumentNullException.ThrowIfNull(service);
        return _known.TryGetValue(service, out int port) ? port : ParseSigned(service) ?? NetworkServices.FindTcpPort(service);
    }

    private string? Add(string[] association)
    {
        if (association.Length == 1)
            return ByteText.Trim(association[0]).Length == 0 ? null : " is not in \"name = value\" form";
        string port = ByteText.Trim(association[^1]);
        if (port.Length == 0)
            return ": missing port value after \"=\"";
        if (port.AsSpan().ContainsAny(Tokens.WhiteSpace))
            return ": whitespace in port number";
        string? fault = null;
        foreach (string name in association[..^1])
        {
            string? next = Add(ByteText.Trim(name), port);
            fault ??= next;
        }
        return fault;
    }

    private string? Add(string name, string port) =>
        name.Length == 0 ? ": missing service name before \"=\""
        : name.AsSpan().ContainsAny(Tokens.WhiteSpace) ? ": whitespace in service name"
        : IsNumber(name) ? ": numerical service name"
        : !IsNumber(port) ? ": non-numerical service port"
        : ParseNumber(port) is not { } number ? ": port number out of range"
        : !_known.TryAdd(name, number) ? ": duplicate service name"
        : null;

    private static bool IsNumber(string text) => text.Length > 0 && !text.AsSpan().ContainsAnyExceptInRange('0', '9');

    private static int? ParseNumber(string text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, null, out int port) && port <= MaximumPort ? port : null;

    private static int? ParseSigned(string text)
    {
        ReadOnlySpan<char> digits = text.StartsWith('+') || text.StartsWith('-') ? text.AsSpan(1) : text;
        bool isNumber = !digits.IsEmpty && !digits.ContainsAnyExceptInRange('0', '9');
        return isNumber && LeadingInteger.Parse(text) is >= 0 and var number ? number & MaximumPort : null;
    }
}
