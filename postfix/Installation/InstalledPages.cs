using Postfix.Posix;

namespace Postfix.PostfixCommand.Installation;

/// <summary>The manual pages that come with the programs, by section.</summary>
internal static class InstalledPages
{
    private static readonly string[] s_furtherCommands = ["mailq", "newaliases", "postfix-non-bdb", "postfix-tls", "sendmail"];

    private static readonly string[] s_formats =
    [
        "access", "aliases", "body_checks", "bounce", "canonical", "cidr_table", "generic", "header_checks", "ldap_table", "lmdb_table",
        "master", "memcache_table", "mongodb_table", "mysql_table", "pcre_table", "pgsql_table", "postconf", "postfix-tables",
        "postfix-wrapper", "redis_table", "regexp_table", "relocated", "socketmap_table", "sqlite_table", "tcp_table", "transport", "virtual",
    ];

    private static readonly string[] s_furtherDaemons = ["postfix-daemons"];

    /// <summary>Their paths, relative to manpage_directory: "man1/postmap.1".</summary>
    /// <param name="daemonDirectory">Says which daemons there are.</param>
    /// <param name="commands">The commands that there are.</param>
    public static IEnumerable<string> Of(string daemonDirectory, IEnumerable<string> commands) =>
    [
        .. commands.Concat(s_furtherCommands).Select(name => $"man1/{name}.1"),
        .. s_formats.Select(name => $"man5/{name}.5"),
        .. Daemons(daemonDirectory).Concat(s_furtherDaemons).Select(name => $"man8/{name}.8"),
    ];

    private static IEnumerable<string> Daemons(string directory) =>
        FileSystem.TryStatus(directory) is { IsDirectory: true } ? FileSystem.List(directory) : [];
}
