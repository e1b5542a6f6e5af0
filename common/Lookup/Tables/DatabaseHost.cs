using Postfix.Net;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>A server as tables name it: <c>unix:/path</c>, <c>inet:host:port</c> or <c>host:port</c>; the port may be missing.</summary>
/// <param name="Text">The form in the configuration, for messages.</param>
/// <param name="Path">Path of a UNIX-domain socket; empty for TCP.</param>
/// <param name="Name">Host name or address; empty for a path.</param>
/// <param name="Port">The port; empty for the usual one.</param>
internal sealed record DatabaseHost(string Text, string Path, string Name, string Port)
{
    private const string UnixPrefix = "unix:";
    private const string InetPrefix = "inet:";
    private const string UsualHost = "localhost";

    /// <summary>The members of <c>hosts</c>; this machine when there are none.</summary>
    public static IReadOnlyList<string> ReadList(TableConfiguration configuration) =>
        Tokens.SplitList(configuration.Text("hosts")) is { Count: > 0 } hosts ? hosts : [UsualHost];

    /// <summary>Reads one form.</summary>
    /// <exception cref="TableException">It is none.</exception>
    public static DatabaseHost Parse(string text)
    {
        if (text.StartsWith(UnixPrefix, StringComparison.Ordinal))
            return new(text, text[UnixPrefix.Length..], "", "");
        if (text.StartsWith('/'))
            return new(text, text, "", "");
        try
        {
            string address = text.StartsWith(InetPrefix, StringComparison.Ordinal) ? text[InetPrefix.Length..] : text;
            HostPort host = HostPort.ParseDestination(address, "");
            return new(text, "", host.Host, host.Service);
        }
        catch (FormatException error)
        {
            throw new TableException($"bad database host \"{text}\": {error.Message}", error);
        }
    }

    /// <summary>Whether the server is on this machine for sure: what clients of MySQL reach by a socket under the name "localhost".</summary>
    public bool IsLocalMysql => Path.Length > 0 || ByteText.EqualsIgnoreCase(Name, UsualHost);

    /// <summary>The order in which servers are tried: those on this machine first, else by chance, so that the load is shared.</summary>
    /// <param name="hosts">The servers.</param>
    /// <param name="rank">How near a server is: 0 for those that are first.</param>
    public static IEnumerable<T> InTryingOrder<T>(IEnumerable<T> hosts, Func<T, int> rank) =>
        hosts.OrderBy(rank).ThenBy(_ => Random.Shared.Next());
}
