namespace Postfix.Tests.Lookup.Servers;

/// <summary>MariaDB.</summary>
public sealed class MariadbServer : SqlServer
{
    public override string Type => "mysql";

    public override string UnixHost => $"unix:{Socket}";

    public override string SlowQuery => "SELECT SLEEP(10) FROM DUAL WHERE '%s' <> ''";

    protected override string[] Command =>
    [
        "mariadbd", "--no-defaults", $"--datadir={Data}", $"--socket={Socket}", $"--port={Port}", "--bind-address=127.0.0.1",
        $"--pid-file={Directory}/pid", "--skip-name-resolve", "--innodb-flush-log-at-trx-commit=0", "--innodb-buffer-pool-size=16M",
        "--skip-log-bin", $"--ssl-cert={Authority}", $"--ssl-key={Authority}",
    ];

    private string Data => Path.Combine(Directory, "data");

    private string Socket => Path.Combine(Directory, "socket");

    public override string Execute(string statements) => Run(Database, statements);

    protected override void SetUp()
    {
        Authority = MakeCertificate();
        RunAsOrdinaryUser("", "mariadb-install-db", "--no-defaults", $"--datadir={Data}", "--auth-root-authentication-method=normal",
            "--skip-test-db", "--skip-name-resolve");
        Start();
        Run("", $"CREATE DATABASE {Database} CHARACTER SET utf8mb4;");
        string password = Password.Replace("'", "''", StringComparison.Ordinal);
        Execute(Content + string.Concat(new[] { "localhost", "127.0.0.1" }.Select(host =>
            $"CREATE USER {User}@{host} IDENTIFIED BY '{password}'; GRANT SELECT, EXECUTE ON {Database}.* TO {User}@{host};")));
        Execute("""
            CREATE PROCEDURE find(IN k VARCHAR(255)) READS SQL DATA SELECT target FROM aliases WHERE mailbox = k;
            CREATE PROCEDURE find_nothing() BEGIN END;
            DELIMITER //
            CREATE PROCEDURE find_twice(IN k VARCHAR(255)) READS SQL DATA BEGIN SELECT target FROM aliases WHERE mailbox = k; SELECT 1; END//
            """);
    }

    protected override bool Answers() => Succeeds(() => Run("", "SELECT 1;"));

    private string Run(string database, string statements) => RunAsOrdinaryUser(
        statements, "mariadb", "--no-defaults", "--default-character-set=utf8mb4", $"--socket={Socket}", "--user=root", "-N", database);
}
