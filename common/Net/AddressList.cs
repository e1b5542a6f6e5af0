using System.Net;

namespace Postfix.Net;

/// <summary>Lists of host names and addresses in parameters such as inet_interfaces and proxy_interfaces.</summary>
public static class AddressList
{
    /// <summary>The addresses of all names in the text, in its order and without repetition.</summary>
    /// <param name="parameter">The parameter's name, for the error message.</param>
    /// <param name="text">Names and addresses separated by blanks or commas; brackets around an address are allowed.</param>
    /// <param name="protocols">Addresses of other protocols are left out.</param>
    /// <param name="resolve">Finds the addresses of a host name; none when the name does not exist.</param>
    /// <exception cref="FormatException">A name has no address.</exception>
    public static IReadOnlyList<IPAddress> Resolve(
        string parameter, string text, InetProtocols protocols, Func<string, IReadOnlyList<IPAddress>> resolve)
    {
        var addresses = new List<IPAddress>();
        foreach (string word in text.Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            string host = word is ['[', .., ']'] ? word[1..^1] : word;
            List<IPAddress> found = HostName.ParseAddress(host) is { } address ? [address] : [.. resolve(host)];
            found.RemoveAll(item => !protocols.Allow(item));
            if (found.Count == 0)
                throw new FormatException($"config variable {parameter}: host not found: {word}");
            addresses.AddRange(found.Except(addresses));
        }
        return addresses;
    }
}
