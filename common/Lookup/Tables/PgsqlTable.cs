using System.Globalization;
using System.Text.RegularExpressions;
using Postfix.Lookup.Interop;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>pgsql:/file and pgsql:name ask PostgreSQL servers (pgsql_table(5)).</summary>
internal static partial class PgsqlTable
{
    public static readonly TableType Type = new("pgsql", Open);

    private const int TimeoutSeconds = 30;

    private static SqlTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        TableConfiguration configuration = TableConfiguration.Read(request);
        PgsqlLibrary library = PgsqlLibrary.Load();
        string encoding = configuration.Text("encoding", "UTF8");
        TimeSpan timeout = configuration.Seconds("timeout", TimeoutSeconds);
        IEnumerable<Func<ISqlConnection>> servers = ReadHosts(request, configuration).Select(host =>
        {
            (string Keyword, string Value)[] parameters = [.. Describe(host, configuration, timeout).Where(pair => pair.Value.Length > 0)];
            string shown = Password().Replace(host, "");
            return (Func<ISqlConnection>)(() => PgsqlConnection.Open(library, shown, parameters, encoding, timeout));
        });
        string function = configuration.Text("select_function");
        string? query = function.Length > 0 ? $"SELECT {function}('%s')" : null;
        return new SqlTable(request, configuration, SqlQuery.Read(request, configuration, query), servers);
    }

    private static IEnumerable<string> ReadHosts(TableRequest request, TableConfiguration configuration)
    {
        const string usualHost = "localhost";
        List<string> hosts = Tokens.SplitList(configuration.Text("hosts"));
        if (hosts.Count == 0)
        {
            request.Context.Log.Warning($"pgsql_parse_config: {request.Name}: no hostnames specified, defaulting to '{usualHost}'");
            hosts.Add(usualHost);
        }
        return hosts.OrderBy(_ => Random.Shared.Next());
    }

    // What stands before a "dbname" that is a URI can be changed by it, and what stands behind it changes the URI.
    private static IEnumerable<(string Keyword, string Value)> Describe(string host, TableConfiguration configuration, TimeSpan timeout)
    {
        (string, string)[] limit = [("connect_timeout", timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture))];
        (string, string)[] login = [("user", configuration.Text("user")), ("password", configuration.Text("password"))];
        if (Uri().IsMatch(host))
            return [.. limit, .. login, ("dbname", host)];
        DatabaseHost server = DatabaseHost.Parse(host);
        (string directory, string port) = SplitSocket(server);
        return [.. limit, ("dbname", configuration.Required("dbname")), ("host", directory), ("port", port), .. login];
    }

    // The library wants the directory of a socket and its number; people may give its path.
    private static (string Host, string Port) SplitSocket(DatabaseHost server)
    {
        Match socket = Socket().Match(server.Path);
        return socket.Success ? (socket.Groups[1].Value, socket.Groups[2].Value) : (server.Path + server.Name, server.Port);
    }

    [GeneratedRegex("^postgres(ql)?://")]
    private static partial Regex Uri();

    [GeneratedRegex(@"^(.+)/\.s\.PGSQL\.([0-9]+)$")]
    private static partial Regex Socket();

    [GeneratedRegex("(?<=^postgres(ql)?://[^/?@]*):[^/?@]*(?=@)|(?<=[?&])password=[^&]*")]
    private static partial Regex Password();
}
