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
        string encoding = configuration.Text("encoding", "UTF8");
        TimeSpan timeout = configuration.Seconds("timeout", TimeoutSeconds);
        IEnumerable<Func<ISqlConnection>> servers = DatabaseHost.ReadList(configuration).OrderBy(_ => Random.Shared.Next()).Select(text =>
        {
            PgsqlHost host = new(text);
            (string Keyword, string Value)[] parameters = [.. Describe(host, configuration, timeout).Where(pair => pair.Value.Length > 0)];
            return (Func<ISqlConnection>)(() => PgsqlConnection.Open(library, host.Shown, parameters, encoding, timeout));
        });
        string function = configuration.Text("select_function");
        string? query = function.Length > 0 ? $"SELECT {function}('%s')" : null;
        return new SqlTable(request, configuration, SqlQuery.Read(request, configuration, query), servers);
    }

    // What stands before a "dbname" that is a URI can be changed by it, and what stands behind it changes the URI.
    private static IEnumerable<(string Keyword, string Value)> Describe(PgsqlHost host, TableConfiguration configuration, TimeSpan timeout)
    {
        (string, string)[] limit = [("connect_timeout", timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture))];
        (string, string)[] login = [("user", configuration.Text("user")), ("password", configuration.Text("password"))];
        if (host.IsUri)
            return [.. limit, .. login, ("dbname", host.Text)];
        (string name, string port) = host.Split();
        return [.. limit, ("dbname", configuration.Required("dbname")), ("host", name), ("port", port), .. login];
    }
}
