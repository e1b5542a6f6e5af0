using System.Globalization;
using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>pgsql:/file and pgsql:name ask PostgreSQL servers (pgsql_table(5)).</summary>
internal static class PgsqlTable
{
    public static readonly TableType Type = new("pgsql", Open) { FileSuffix = "" };

    private const int TimeoutSeconds = 30;

    private static SqlTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        TableConfiguration configuration = TableConfiguration.Read(request);
        PgsqlLibrary library = PgsqlLibrary.Load();
        string encoding = configuration.Required("encoding", "UTF8");
        TimeSpan timeout = configuration.Seconds("timeout", TimeoutSeconds, min: 0);
        IReadOnlyList<PgsqlHost> hosts = [.. DatabaseHost.ReadList(configuration).Select(text => new PgsqlHost(text))];
        IEnumerable<Func<ISqlConnection>> servers = DatabaseHost.InTryingOrder(hosts, host => host.Rank).Select(host =>
        {
            RequireDatabase(request, configuration, hosts);
            (string Keyword, string Value)[] parameters = [.. Describe(host, configuration, timeout).Where(pair => pair.Value.Length > 0)];
            return (Func<ISqlConnection>)(() => PgsqlConnection.Open(library, host.Shown, parameters, encoding, timeout));
        });
        string function = configuration.Text("select_function");
        string? query = function.Length > 0 ? $"SELECT {function}('%s')" : null;
        return new SqlTable(request, configuration, SqlQuery.Read(request, configuration, query), servers);
    }

    // Only a URI can do without.
    private static void RequireDatabase(TableRequest request, TableConfiguration configuration, IReadOnlyList<PgsqlHost> hosts)
    {
        if (configuration.Text("dbname").Length == 0 && hosts.LastOrDefault(host => !host.IsUri) is { } host)
            throw new TableException($"{request.Spec} host target '{host.Target}' requires dbname setting");
    }

    // A URI says all about the connection; what stands before it can be changed by it.
    private static IEnumerable<(string Keyword, string Value)> Describe(PgsqlHost host, TableConfiguration configuration, TimeSpan timeout)
    {
        (string, string)[] limit = [("connect_timeout", timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture))];
        if (host.IsUri)
            return [.. limit, ("dbname", host.Text)];
        (string name, string port) = host.Split();
        (string, string)[] login = [("user", configuration.Text("user")), ("password", configuration.Text("password"))];
        return [.. limit, ("dbname", configuration.Text("dbname")), ("host", name), ("port", port), .. login];
    }
}
