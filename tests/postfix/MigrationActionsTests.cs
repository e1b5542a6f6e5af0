using Postfix.Cli;
using Postfix.Config;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.PostfixCommand;

public sealed class MigrationActionsTests : IDisposable
{
    private const string Service = "-M nbdb_reindex/unix=nbdb_reindex unix y n n - 1 nbdb_reindexd";

    private static readonly (string, string)[] s_types = [("default_database_type", "lmdb"), ("default_cache_db_type", "lmdb")];

    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public MigrationActionsTests()
    {
        foreach (string name in new[] { "postconf", "postmap", "postalias" })
        {
            _directory.Write(name, "#!/bin/sh\nd=${0%/*}; echo \"${0##*/} $*\" >>$d/log; [ ! -e $d/$1.fails ]\n");
            FileSystem.ChangeMode(_directory / name, 0x1ED); // 0755
        }
    }

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("status", "postconf -h non_bdb_migration_level")]
    [InlineData("disable", "postconf -X non_bdb_migration_level", "postconf -MX nbdb_reindex/unix")]
    [InlineData("enable-redirect", "postconf -MX nbdb_reindex/unix", "postconf non_bdb_migration_level=enable-redirect")]
    [InlineData("enable-reindex", "postconf " + Service, "postconf non_bdb_migration_level=enable-reindex")]
    public void The_level_and_the_service_are_edited(string command, params string[] edits)
    {
        Assert.Equal(0, Run([command], s_types));
        Assert.Equal(edits, Executed);
    }

    [Theory]
    [InlineData("enable-redirect", "default_database_type", "hash")]
    [InlineData("enable-reindex", "default_cache_db_type", "btree")]
    public void Nothing_is_enabled_that_would_lead_back_to_Berkeley_DB(string command, string parameter, string type)
    {
        Assert.Equal(1, Run([command], [.. s_types, (parameter, type)]));
        Assert.Equal([$"fatal: parameter {parameter} specifies a Berkeley DB type: '{type}'"], _log.Lines);
        Assert.Empty(Executed);
    }

    [Fact]
    public void Tables_that_nobody_can_ask_for_are_made_at_once()
    {
        Assert.Equal(0, Run(["enable-reindex"], [.. s_types,
            ("authorized_flush_users", "btree:/flushers, static:all"), ("local_login_sender_maps", "hash:/senders")]));
        Assert.Equal(
            ["postmap lmdb:/flushers", "postmap lmdb:/senders", "postconf " + Service, "postconf non_bdb_migration_level=enable-reindex"], Executed);
    }

    [Fact]
    public void Aliases_that_are_under_the_new_type_already_are_made_at_once()
    {
        Setup("left", "left.db", "new", "new.db", "new.lmdb", "other");
        Assert.Equal(0, Run(["enable-reindex"], [.. s_types,
            ("alias_maps", $"lmdb:{_directory / "left"} lmdb:{_directory / "new"} lmdb:{_directory / "other"} hash:{_directory / "left"}")]));
        Assert.Equal([$"postalias lmdb:{_directory / "left"}"], Executed.Where(line => !line.StartsWith("postconf", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_step_that_fails_is_the_last()
    {
        Setup("-M.fails");
        Assert.Equal(1, Run(["enable-reindex"], s_types));
        Assert.Equal(["postconf " + Service], Executed);
    }

    [Theory]
    [InlineData]
    [InlineData("enable")]
    [InlineData("status", "now")]
    public void Anything_else_is_answered_with_the_usage(params string[] operands)
    {
        Assert.Equal(1, Run(operands, s_types));
        Assert.Equal(["fatal: usage: postfix non-bdb status (or enable-redirect, or enable-reindex, or disable)"], _log.Lines);
    }

    private string[] Executed => File.Exists(_directory / "log") ? File.ReadAllLines(_directory / "log") : [];

    private int Run(string[] operands, (string, string)[] settings) => MigrationActions.Run(new ControlContext(
        Settings.FromValues([("command_directory", _directory.Path), ("alias_maps", ""), .. settings]), _log.Log, 0, ["non-bdb", .. operands], Terminal.OfProcess()));

    private void Setup(params string[] files)
    {
        foreach (string file in files)
            _directory.Write(file, "");
    }
}
