using Postfix.Config;
using Postfix.Lookup.Interop;
using Postfix.Net;

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
        IEnumerable<Func<ISqlConnection>> servers = DatabaseHost.InTryingOrder(ReadHosts(request, configuration), host => host.IsLocalMysql ? 0 : 1)
            .Select(host => (Func<ISqlConnection>)(() => MysqlConnection.Open(library, table, host, login)));
        return new SqlTable(request, configuration, SqlQuery.Read(request, configuration), servers);
    }

    private static IEnumerable<DatabaseHost> ReadHosts(TableRequest request, TableConfiguration configuration)
    {
        TcpPorts ports = ReadPorts(request);
        foreach (DatabaseHost host in DatabaseHost.ReadList(configuration).Select(DatabaseHost.Parse))
        {
            yield return host.Port.Length == 0 ? host
                : ports.Find(host.Port) is { } port ? host with { Port = $"{port}" }
                : throw new TableException($"unknown service: {host.Port}/tcp");
        }
    }

    private static TcpPorts ReadPorts(TableRequest request)
    {
        try
        {
            return new TcpPorts(request.Context.Settings[MailParameters.KnownTcpPorts]);
        }
        catch (FormatException error)
        {
            throw new TableException($"{request.Spec}: {error.Message}", error);
        }
    }

    private static MysqlLogin ReadLogin(TableConfiguration configuration) => new(
        configuration.Text("user"),
        configuration.Text("password"),
        configuration.Required("dbname"),
        [
            (MysqlOption.DefaultFile, configuration.Text("option_file")),
            (MysqlOption.DefaultGroup, configuration.Text("option_group", "client")),
            (MysqlOption.Key, configuration.Text("tls_key_file")),
            (MysqlOption.Certificate, configuration.Text("tls_cert_file")),
            (MysqlOption.AuthorityFile, configuration.Text("tls_CAfile")),
            (MysqlOption.AuthorityDirectory, configuration.Text("tls_CApath")),
            (MysqlOption.Ciphers, configuration.Text("tls_ciphers")),
        ],
        configuration.Required("charset", "utf8mb4"),
        configuration.Flag("tls_verify_cert"),
        configuration.Flag("require_result_set", true),
        configuration.Seconds("timeout", TimeoutSeconds, min: 0));
}
