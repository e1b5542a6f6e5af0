using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Reindexing;

public sealed class TableIndexerTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();
    private readonly RecordedLog _log = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Nothing_is_made_unless_the_level_says_so() =>
        Assert.Equal("the reindexer service is disabled", Index(("non_bdb_migration_level", "enable-redirect")));

    [Fact]
    public void A_table_that_is_there_is_not_made_again()
    {
        _directory.Write("t.lmdb", "data");
        Assert.Null(Index());
        Assert.Equal([$"target file '{_directory / "t.lmdb"}' already exists, skipping this request"], _log.Lines);
    }

    [Fact]
    public void The_old_file_and_the_source_must_be_there()
    {
        _directory.Write("t.lmdb", ""); // somebody's failed attempt
        Assert.Equal($"look up status for legacy indexed file '{_directory / "t.db"}': No such file or directory", Index());
        _directory.Write("t.db", "");
        Assert.Equal($"look up status for source file '{_directory / "t"}': No such file or directory", Index());
    }

    [Fact]
    public void A_table_that_is_not_safe_to_make_is_not_made()
    {
        _directory.Write("t.db", "");
        _directory.Write("t", "key value\n");
        Assert.StartsWith($"table {_directory / "t"} has an unexpected pathname", Index());
        Assert.Contains("owned or writable by other user", Index(("non_bdb_migration_allow_root_prefixes", "/"), ("non_bdb_migration_allow_user_prefixes", "/")));
        Assert.False(File.Exists(_directory / "t.lmdb"));
    }

    [Theory]
    [InlineData("lmdb", "request to map from non-Berkeley-DB type: 'lmdb'")]
    [InlineData("btree", "mapping from 'btree' to legacy type 'btree'")]
    public void A_type_that_nothing_takes_the_place_of_is_refused(string type, string problem) => Assert.EndsWith(problem, Index(type));

    [Fact]
    public void A_replacement_without_a_file_is_refused() => Assert.Equal(
        "non-Berkeley-DB mapped type 'static' has no known pathname suffix", Index(("default_database_type", "static")));

    private string? Index(params (string, string)[] settings) => Index("hash", settings);

    private string? Index(string type, params (string, string)[] settings)
    {
        Settings values = Settings.FromValues(
            [("non_bdb_migration_level", "enable-reindex"), ("default_database_type", "lmdb"), ("command_directory", "/nonexistent"), .. settings]);
        using TableSet tables = new(new TableContext(values, _log.Log));
        return new TableIndexer(tables, new IndexCommand(values, TimeProvider.System), "reindexer").Index(new TableSpec(type, _directory / "t"));
    }
}
