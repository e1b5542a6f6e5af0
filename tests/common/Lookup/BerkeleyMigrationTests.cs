using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public sealed class BerkeleyMigrationTests
{
    private static readonly (string, string)[] s_types = [("default_database_type", "cdb"), ("default_cache_db_type", "lmdb")];

    [Theory]
    [InlineData("hash", "cdb")]
    [InlineData("btree", "lmdb")]
    public void A_redirected_table_is_the_one_that_takes_its_place(string named, string used)
    {
        using TableFixture fixture = Fixture("enable-redirect");
        string path = Build(fixture, used);
        LookupTable table = fixture.Tables.Open($"{named}:{path}", TableFlags.Usual);
        Assert.Equal("value", table.Find("key").Value);
        Assert.Equal(new TableSpec(used, path), table.Spec);
        fixture.Tables.Open($"{named}:{path}", TableFlags.Usual);
        Assert.Equal([$"redirecting {named}:{path} to {used}:{path}"], fixture.LogLines);
    }

    [Fact]
    public void A_table_behind_proxy_is_redirected_by_whoever_opens_it()
    {
        using TableFixture fixture = Fixture("enable-redirect");
        Assert.Equal("value", fixture.Find($"proxy:hash:{Build(fixture, "cdb")}", "key"));
    }

    [Fact]
    public void Redirections_can_be_silent()
    {
        using TableFixture fixture = Fixture("enable-redirect", ("non_bdb_migration_log_redirect", "no"));
        Assert.Equal("value", fixture.Find($"hash:{Build(fixture, "cdb")}", "key"));
        Assert.Empty(fixture.LogLines);
    }

    [Fact]
    public void Without_migration_a_table_is_what_it_is_called()
    {
        using TableFixture fixture = Fixture("disable");
        Assert.Equal("value", fixture.Find($"hash:{Build(fixture, "hash")}", "key"));
        Assert.Empty(fixture.LogLines);
    }

    [Fact]
    public void A_custom_mapping_prefers_the_table_to_its_type_and_both_to_the_default()
    {
        using TableFixture fixture = Fixture("disable", ("non_bdb_custom_mapping", "inline:{ hash=lmdb, hash:/special=cdb }"));
        Assert.Equal("lmdb:/other", Target("hash:/other"));
        Assert.Equal("cdb:/special", Target("hash:/special"));
        Assert.Equal("lmdb:/cache", Target("btree:/cache"));

        string Target(string table) => fixture.Tables.Migration.TargetOf(TableSpec.TryParse(table)!.Value).ToString();
    }

    [Theory]
    [InlineData("default_database_type", "btree", "mapping from 'hash' to legacy type 'btree'")]
    [InlineData("default_database_type", "none", "mapping to unsupported database type: 'none'")]
    [InlineData("non_bdb_custom_mapping", "fail:x", "fail:x lookup error for 'hash:/t'")]
    public void What_has_nothing_in_its_place_cannot_be_opened(string parameter, string value, string problem)
    {
        using TableFixture fixture = Fixture("enable-redirect", (parameter, value));
        TableException error = Assert.Throws<TableException>(() => fixture.Tables.Open("hash:/t", TableFlags.Usual));
        Assert.Equal($"non-Berkeley-DB type mapping lookup error for 'hash:/t': {problem}", error.Message);
    }

    [Theory]
    [InlineData("hash:/map")]
    [InlineData("pipemap:{hash:/map}")]
    public void The_custom_mapping_itself_cannot_be_replaced(string mapping)
    {
        using TableFixture fixture = Fixture("enable-redirect", ("non_bdb_custom_mapping", mapping));
        TableException error = Assert.Throws<TableException>(() => fixture.Tables.Open("hash:/t", TableFlags.Usual));
        Assert.Contains($"non_bdb_custom_mapping must not use a legacy type: '{mapping}'", error.Message);
    }

    [Fact]
    public void A_missing_file_is_made_before_the_table_is_opened()
    {
        using TableFixture fixture = Fixture("enable-reindex");
        RecordingIndexer indexer = new(table => Build(fixture, "cdb") == table.Name ? null : "wrong table");
        Assert.Equal("value", Open(fixture, indexer, TableAccess.Read).Find("key").Value);
        Assert.Equal([$"hash:{fixture.Directory / "t"}"], indexer.Requests);
    }

    [Fact]
    public void A_file_that_cannot_be_made_is_an_error_with_the_reason()
    {
        using TableFixture fixture = Fixture("enable-reindex");
        TableException error = Assert.Throws<TableException>(() => Open(fixture, new RecordingIndexer(_ => "not today"), TableAccess.Read));
        Assert.Equal("Non-Berkeley-DB migration error: not today", error.Message);
    }

    [Theory]
    [InlineData("enable-redirect", TableAccess.Read, false)]
    [InlineData("enable-reindex", TableAccess.Read, true)]
    [InlineData("enable-reindex", TableAccess.Rebuild, false)]
    public void No_file_is_made_that_is_there_or_not_asked_for(string level, TableAccess access, bool exists)
    {
        using TableFixture fixture = Fixture(level);
        RecordingIndexer indexer = new(_ => "asked");
        if (exists)
            Build(fixture, "cdb");
        string? problem = Record.Exception(() => Open(fixture, indexer, access))?.Message;
        Assert.True(problem is null == (exists || access == TableAccess.Rebuild), problem);
        Assert.Empty(indexer.Requests);
    }

    [Theory]
    [InlineData("enable-reindex", MigrationLevel.Reindex)]
    [InlineData("ENABLE-REINDEX", MigrationLevel.Reindex)]
    [InlineData("Enable-Redirect", MigrationLevel.Redirect)]
    public void A_level_is_known_in_any_case(string name, MigrationLevel expected) =>
        Assert.Equal(expected, BerkeleyMigration.LevelOf(Settings.FromValues(("non_bdb_migration_level", name))));

    [Fact]
    public void An_unknown_level_is_fatal() =>
        Assert.Equal("invalid non-Berkeley-DB migration level: 'On'", Assert.Throws<ConfigurationException>(() => Fixture("On")).Message);

    private static TableFixture Fixture(string level, params (string, string)[] settings) =>
        new(UnavailableTables.Throw, [("non_bdb_migration_level", level), .. s_types, .. settings]);

    private static LookupTable Open(TableFixture fixture, ITableIndexer indexer, TableAccess access) =>
        new TableSet(fixture.Context with { Indexer = indexer }).Open($"hash:{fixture.Directory / "t"}", TableFlags.FoldFixed, access);

    // In a set of its own that knows nothing of migration, so that the type is what it says.
    private static string Build(TableFixture fixture, string type)
    {
        string path = fixture.Directory / "t";
        using TableFixture builder = new();
        using LookupTable table = builder.Tables.Open($"{type}:{path}", TableFlags.BulkUpdate, TableAccess.Rebuild);
        table.Put("key", "value");
        table.Commit();
        return path;
    }

    private sealed class RecordingIndexer(Func<TableSpec, string?> index) : ITableIndexer
    {
        public List<string> Requests { get; } = [];

        public string? Index(TableSpec table)
        {
            Requests.Add(table.ToString());
            return index(table);
        }
    }
}
