namespace Postfix.Tests.Lookup.Servers;

/// <summary>PostgreSQL.</summary>
public sealed class PostgresServer : SqlServer
{
    private const string Owner = "owner";

    private readonly string _programs =
        System.IO.Directory.GetDirectories("/usr/lib/postgresql").OrderDescending(StringComparer.Ordinal).First() + "/bin/";

    public override string Type => "pgsql";

    public override string UnixHost => $"unix:{Directory}/.s.PGSQL.{Port}";

    public override string SlowQuery => "SELECT pg_sleep(10) WHERE '%s' <> ''";

    protected override string[] Command =>
    [
        _programs + "postgres", "-D", Data, "-F", "-p", $"{Port}", "-k", Directory, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=30",
        "-c", "ssl=on", "-c", $"ssl_cert_file={Authority}", "-c", $"ssl_key_file={Authority}",
    ];

    private string Data => Path.Combine(Directory, "data");

    private string PasswordFile => Path.Combine(Directory, "password");

    public override string Execute(string statements) => Run(Database, statements);

    protected override void SetUp()
    {
        Authority = MakeCertificate();
        File.WriteAllText(PasswordFile, Password);
        RunAsOrdinaryUser("", _programs + "initdb", "-D", Data, "-U", Owner, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync",
            "--auth-local=trust", "--auth-host=scram-sha-256", "--pwfile", PasswordFile);
        File.WriteAllText(Path.Combine(Data, "pg_hba.conf"), $"local all {Owner} trust\nlocal all all scram-sha-256\nhost all all all scram-sha-256\n");
        Start();
        Run("postgres", $"CREATE DATABASE {Database};");
        Execute(Content + $"CREATE USER {User} PASSWORD '{Password.Replace("'", "''", StringComparison.Ordinal)}'; GRANT SELECT ON aliases TO {User};"
            + "CREATE FUNCTION find(text) RETURNS SETOF varchar AS 'SELECT target FROM aliases WHERE mailbox = $1' LANGUAGE SQL;");
    }

    protected override bool Answers() => Succeeds(() => Run("postgres", "SELECT 1;"));

    private string Run(string database, string statements) => RunAsOrdinaryUser(
        statements, _programs + "psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-h", Directory, "-p", $"{Port}", "-U", Owner, database);
}
