namespace Postfix.Tests.Lookup.Servers;

/// <summary>An SQL server with a table <c>aliases(mailbox, target, note)</c> that the user <c>mail</c> may read, with <see cref="Password"/>.</summary>
public abstract class SqlServer : DatabaseServer
{
    public const string User = "mail";
    public const string Password = "pa'ss word";
    public const string Database = "maildb";

    /// <summary>Makes the table and the user.</summary>
    protected const string Content = """
        CREATE TABLE aliases (mailbox VARCHAR(200), target VARCHAR(200), note VARCHAR(200));
        INSERT INTO aliases VALUES ('joe@example.com', 'joe', NULL), ('list@example.com', 'one', 'two'), ('list@example.com', 'three@x.y', ''),
            ('o''brien@example.com', 'quoted', NULL), ('müller@example.com', 'umlaut', NULL), ('%@example.com', 'percent', NULL);
        """;

    /// <summary>The table type that asks this server.</summary>
    public abstract string Type { get; }

    /// <summary>The value of <c>hosts</c> for the UNIX-domain socket.</summary>
    public abstract string UnixHost { get; }

    /// <summary>A query that takes ten seconds.</summary>
    public abstract string SlowQuery { get; }

    /// <summary>The value of <c>hosts</c> for TCP.</summary>
    public string InetHost => $"inet:127.0.0.1:{Port}";

    /// <summary>The authority of the server's certificate.</summary>
    public string Authority { get; protected set; } = "";

    /// <summary>Runs statements with all rights.</summary>
    public abstract string Execute(string statements);

    /// <summary>The parameters of a table at this server.</summary>
    public string Parameters(string more, string? hosts = null) => $"""
        hosts = {hosts ?? UnixHost}
        user = {User}
        password = {Password}
        dbname = {Database}
        {more}

        """;
}
