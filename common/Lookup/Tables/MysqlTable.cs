using System.Globalization;
using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>mysql:/file and mysql:name ask MySQL or MariaDB servers (mysql_table(5)).</summary>
internal static class MysqlTable
{
    public static readonly TableType Type = new("mysql", Open) { FileSuffix = "" };

    private const int TimeoutSeconds = 30;

    private static SqlTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        TableConfiguration configuration = TableConfiguration.Read(request);
        MysqlLibrary library = MysqlLibrary.Load();
        MysqlLogin login = ReadLogin(configuration);
        string table = request.Spec.ToString();
        IEnumerable<Func<ISqlConnection>> servers = DatabaseHost.InTryingOrder(ReadHosts(request, configuration))
            .Select(host => (Func<ISqlConnection>)(() => MysqlConnection.Open(library, table, host, login)));
        return new SqlTable(request, configuration, SqlQuery.Read(request, configuration), servers);
    }

    private static List<DatabaseHost> ReadHosts(TableRequest request, TableConfiguration configuration)
    {
        List<DatabaseHost> parsed = [.. DatabaseHost.ReadList(configuration).Select(DatabaseHost.Parse)];
        return parsed.Find(host => host.Port.Length > 0 && !ushort.TryParse(host.Port, NumberStyles.None, null, out _)) is { } bad
            ? throw new TableException($"{request.Name}: bad port in hosts: {bad.Text}")
            : parsed;
    }

    private static MysqlLogin ReadLogin(TableConfiguration configuration) => new(
        configuration.Text("user"),
        configuration.Text("password"),
        configuration.Required("dbname"),
        [
            (MysqlOption.DefaultFile, configuration.Text("option_file")),
            (MysqlOption.DefaultGroup, configuration.Text("option_group", "client")),
            (MysqlOption.Charset, configuration.Text("charset", "utf8mb4")),
            (MysqlOption.Key, configuration.Text("tls_key_file")),
            (MysqlOption.Certificate, configuration.Text("tls_cert_file")),
            (MysqlOption.AuthorityFile, configuration.Text("tls_CAfile")),
            (MysqlOption.AuthorityDirectory, configuration.Text("tls_CApath")),
            (MysqlOption.Ciphers, configuration.Text("tls_ciphers")),
        ],
        configuration.Flag("tls_verify_cert", false),
        configuration.Flag("require_result_set", true),
        configuration.Seconds("timeout", TimeoutSeconds));
}
