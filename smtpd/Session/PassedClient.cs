using System.Globalization;
using System.Net;
using Postfix.Net;
using Postfix.Posix;

namespace Postfix.Smtpd.Session;

/// <summary>Both ends of a connection, by the attributes that postscreen(8) passes with it (contract: services.md, section 15).</summary>
/// <param name="Client">The client's address and port.</param>
/// <param name="Server">Our address and port that it connected to.</param>
internal readonly record struct PassedClient(InetEndpoint Client, InetEndpoint Server)
{
    /// <exception cref="FormatException">An attribute is missing or malformed; the message says which.</exception>
    public static PassedClient Parse(IReadOnlyDictionary<string, string> attributes) =>
        new(ParseEndpoint(attributes, "client"), ParseEndpoint(attributes, "server"));

    private static InetEndpoint ParseEndpoint(IReadOnlyDictionary<string, string> attributes, string end)
    {
        string addressText = Find(attributes, end, "address");
        IPAddress address = HostName.ParseAddress(addressText)
            ?? throw new FormatException($"bad {end} address syntax from proxy: {addressText}");
        string portText = Find(attributes, end, "port");
        bool isPort = ushort.TryParse(portText, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
            && (portText[0] != '0' || portText.Length == 1);
        return isPort ? new InetEndpoint(address, port) : throw new FormatException($"bad TCP {end} port number syntax from proxy: {portText}");
    }

    private static string Find(IReadOnlyDictionary<string, string> attributes, string end, string what) =>
        attributes.GetValueOrDefault($"{end}_{what}") ?? throw new FormatException($"missing {end} {what} from proxy");
}
