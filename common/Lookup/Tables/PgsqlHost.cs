namespace Postfix.Lookup.Tables;

/// <summary>A PostgreSQL server as <c>hosts</c> names it (pgsql_table(5)).</summary>
/// <param name="text">A URI, or one of the forms of <see cref="DatabaseHost"/>.</param>
internal sealed class PgsqlHost(string text)
{
    private const string SocketName = "/.s.PGSQL.";

    private static readonly string[] s_schemes = ["postgresql://", "postgres://"];
    private static readonly string[] s_secrets = ["password=", "sslpassword="];

    /// <summary>Whether it is a URI, which says all about the connection.</summary>
    public bool IsUri => Array.Exists(s_schemes, scheme => text.StartsWith(scheme, StringComparison.Ordinal));

    /// <summary>When it is tried: sockets first, then servers that are named, then URIs.</summary>
    public int Rank => IsUri ? 2 : DatabaseHost.Parse(text).Path.Length > 0 ? 0 : 1;

    /// <summary>The form in the configuration.</summary>
    public string Text => text;

    /// <summary>Name or path, without what stands around it.</summary>
    /// <exception cref="TableException">It has no such form.</exception>
    public string Target
    {
        get
        {
            DatabaseHost host = DatabaseHost.Parse(text);
            return host.Path + host.Name;
        }
    }

    /// <summary>The form for messages, without passwords.</summary>
    public string Shown => IsUri ? HideQuery(HideLogin(text)) : text;

    /// <summary>What the library calls host and port: for a socket, its directory and number; people may give its path.</summary>
    /// <exception cref="TableException">It has no such form.</exception>
    public (string Host, string Port) Split()
    {
        DatabaseHost host = DatabaseHost.Parse(text);
        int name = host.Path.LastIndexOf(SocketName, StringComparison.Ordinal);
        return name > 0 ? (host.Path[..name], host.Path[(name + SocketName.Length)..]) : (host.Path + host.Name, host.Port);
    }

    private static string HideLogin(string uri)
    {
        int start = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        int end = uri.AsSpan(start).IndexOfAny('/', '?');
        int at = uri.LastIndexOf('@', end < 0 ? uri.Length - 1 : start + end);
        int colon = uri.IndexOf(':', start);
        return colon >= 0 && colon < at ? uri.Remove(colon, at - colon) : uri;
    }

    private static string HideQuery(string uri)
    {
        int query = uri.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? uri : uri[..(query + 1)] + string.Join('&', uri[(query + 1)..].Split('&').Where(IsHarmless));
    }

    private static bool IsHarmless(string setting) => !Array.Exists(s_secrets, name => setting.StartsWith(name, StringComparison.Ordinal));
}
