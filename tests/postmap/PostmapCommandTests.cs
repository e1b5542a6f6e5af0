using Postfix.Posix;
using Postfix.Postmap;
using Postfix.Tests.Cli;

namespace Postfix.Tests.Postmap;

public sealed class PostmapCommandTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    [InlineData("cdb")]
    public void A_table_that_was_built_answers_queries(string type)
    {
        _directory.Write("t", "Key  the value\n  continued\n\"a b\"  quoted\n");
        Assert.Equal(new CommandRun(0, "", ""), Run($"{type}:{Table}"));
        Assert.Equal(new CommandRun(0, "the value  continued\n", ""), Run("-q", "KEY", $"{type}:{Table}"));
        Assert.Equal(new CommandRun(1, "", ""), Run("-fq", "KEY", $"{type}:{Table}"));
        Assert.Equal(new CommandRun(0, "\"a b\"\tquoted\nkey\tthe value  continued\n", ""),
            Run(["-q", "-", $"{type}:{Table}"], "\"a b\"\nnone\nkey"));
    }

    [Fact]
    public void A_redirected_table_is_made_and_asked_as_the_one_that_takes_its_place()
    {
        _directory.Write("main.cf", "compatibility_level = 3.12\ndefault_database_type = lmdb\nnon_bdb_migration_level = enable-redirect\n");
        _directory.Write("t", "key value\n");
        string redirect = $"postmap: redirecting hash:{Table} to lmdb:{Table}\n";
        Assert.Equal(new CommandRun(0, "", redirect), Run($"hash:{Table}"));
        Assert.True(File.Exists(_directory / "t.lmdb"));
        Assert.False(File.Exists(_directory / "t.db"));
        Assert.Equal(new CommandRun(0, "value\n", redirect), Run("-q", "key", $"hash:{Table}"));
        Assert.Equal(new CommandRun(0, "value\n", ""), Run("-q", "key", Table));
    }

    [Theory]
    [InlineData("hash", "t.db: duplicate entry: \"k\"")]
    [InlineData("lmdb", "t: duplicate entry: \"k\"")]
    public void Duplicates_are_reported_ignored_or_replaced(string type, string warning)
    {
        _directory.Write("t", "k one\nk two\n");
        string table = $"{type}:{Table}";
        Assert.Contains(warning, Run(table).Errors);
        Assert.Equal("one\n", Run("-q", "k", table).Output);
        Assert.Equal("", Run("-w", table).Errors);
        Assert.Equal("one\n", Run("-q", "k", table).Output);
        Assert.Equal("", Run("-r", table).Errors);
        Assert.Equal("two\n", Run("-q", "k", table).Output);
    }

    [Fact]
    public void A_key_is_deleted_from_the_tables_before_one_that_is_not_there()
    {
        _directory.Write("t", "a 1\nb 2\n");
        string table = $"lmdb:{Table}";
        Run(table);
        string error = $"postmap: fatal: open database {Table}x.db: No such file or directory\n";
        Assert.Equal(new CommandRun(1, "", error), Run("-d", "a", table, $"hash:{Table}x"));
        Assert.Equal("b\t2\n", Run("-s", table).Output);
        Assert.Equal(new CommandRun(1, "", error), Run(["-d", "-", table, $"hash:{Table}x"], "b\n"));
        Assert.Equal("b\t2\n", Run("-s", table).Output);
    }

    [Fact]
    public void Entries_are_added_deleted_and_listed()
    {
        string table = $"btree:{Table}";
        Assert.Equal(0, Run(["-i", table], "b 2\na 1\n").Status);
        Assert.Equal(0, Run(["-i", table], "c 3\n").Status);
        Assert.Equal("a\t1\nb\t2\nc\t3\n", Run("-s", table).Output);
        Assert.Equal(0, Run("-d", "b", table).Status);
        Assert.Equal(1, Run("-d", "b", table).Status);
        Assert.Equal(0, Run(["-d", "-", table], "x\na\n").Status);
        Assert.Equal("c\t3\n", Run("-s", table).Output);
    }

    [Fact]
    public void Answers_and_entries_can_be_JSON_objects()
    {
        string table = $"btree:{Table}";
        Run(["-i", table], "a \"1\"\nb x\ty\n");
        Assert.Equal(new CommandRun(0, "{\"A\": \"\\\"1\\\"\"}\n", ""), Run("-jq", "A", table));
        Assert.Equal("{\"b\": \"x\\ty\"}\n", Run(["-j", "-q", "-", table], "b\nc\n").Output);
        Assert.Equal("{\"a\": \"\\\"1\\\"\"}\n{\"b\": \"x\\ty\"}\n", Run("-js", table).Output);
        Assert.Equal(new CommandRun(1, "", "postmap: fatal: option -j requires -q or -s\n"), Run("-j", table));
    }

    [Fact]
    public void The_first_table_with_the_key_answers() =>
        Assert.Equal("y\n", Run("-q", "x", "inline:{z=1}", "static:y", "static:z").Output);

    [Theory]
    [InlineData("static:")]
    [InlineData("environ:")]
    [InlineData("hash:")]
    [InlineData("regexp:")]
    [InlineData("nosuch:")]
    [InlineData(":x")]
    public void A_table_needs_both_a_type_and_a_name(string table)
    {
        CommandRun refused = new(1, "", $"postmap: fatal: open dictionary: expecting \"type:name\" form instead of \"{table}\"\n");
        Assert.Equal(refused, Run("-q", "x", table));
        Assert.Equal(refused, Run("-d", "x", table));
        Assert.Equal(refused, Run("-s", table));
    }

    [Fact]
    public void A_new_file_has_the_permissions_of_its_source_unless_told_otherwise()
    {
        _directory.Write("t", "a b\n");
        FileSystem.ChangeMode(Table, 0x180);
        Run($"hash:{Table}");
        Assert.Equal(0x180, FileSystem.TryStatus(Table + ".db")?.Permissions);
        File.Delete(Table + ".db");
        Run("-p", $"hash:{Table}");
        Assert.Equal(0x1A4, FileSystem.TryStatus(Table + ".db")?.Permissions);
    }

    [Fact]
    public void A_table_of_root_among_the_files_of_another_is_told()
    {
        if (!Credentials.IsPrivileged)
            return; // nobody else can make it
        _directory.Write("t", "a b\n");
        FileSystem.ChangeOwner(_directory.Path, 1, 1);
        string expected = $"postmap: warning: Creating root-owned database file(s) {Table}.* in non-root-owned directory {_directory.Path}. "
            + $"Files {Table}, {Table}.*, and directory {_directory.Path} should have the same owner. "
            + "Please fix ownership to avoid a privilege-escalation attack.\n";
        Assert.Equal(new CommandRun(0, "", expected), Run($"hash:{Table}"));
        FileSystem.ChangeOwner(Table, 1, 1);
        File.Delete(Table + ".db");
        Assert.Equal("", Run($"hash:{Table}").Errors);
    }

    [Fact]
    public void Values_can_be_the_content_of_files()
    {
        _directory.Write("one", "first");
        _directory.Write("two", "second\n");
        _directory.Write("t", $"k {_directory / "one"}, {_directory / "two"}\nbad /nonexistent/file\n");
        CommandRun build = Run("-F", $"hash:{Table}");
        Assert.Contains($"{Table}, line 2: open /nonexistent/file: No such file or directory: skipping this entry", build.Errors);
        Assert.Equal("first\nsecond\n\n", Run("-Fq", "k", $"hash:{Table}").Output);
        Assert.Equal("Zmlyc3QKc2Vjb25kCg==\n", Run("-q", "k", $"hash:{Table}").Output);
    }

    [Theory]
    [InlineData("-h", "Subject: one\n two\tfound\n")]
    [InlineData("-b", "two words\tfound\nSubject: two\tfound\n")]
    [InlineData("-hm", "Subject: one\n two\tfound\n")]
    public void Headers_and_body_lines_of_a_message_are_keys(string option, string expected)
    {
        string message = "From: x\nSubject: one\n two\n\ntwo words\nSubject: two\n";
        Assert.Equal(expected, Run([option + "q", "-", "regexp:{{/two/ found}}"], message).Output);
    }

    [Fact]
    public void An_empty_database_file_is_replaced()
    {
        _directory.Write("t", "a b\n");
        _directory.Write("t.db", "");
        Assert.Contains($"removing zero-length database file: {Table}.db", Run($"hash:{Table}").Errors);
        Assert.Equal("b\n", Run("-q", "a", $"hash:{Table}").Output);
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("lmdb")]
    [InlineData("cdb")]
    public void A_directory_is_no_source_and_leaves_no_table_behind(string type)
    {
        Directory.CreateDirectory(Table);
        Assert.Equal(new CommandRun(1, "", $"postmap: fatal: read {Table}: Is a directory\n"), Run($"{type}:{Table}"));
        Assert.Equal([Table], Directory.GetFileSystemEntries(_directory.Path, "t*"));
    }

    [Theory]
    [InlineData("unsupported map type: ", "-i", ":x")]
    [InlineData("unsupported map type: nosuch", "-i", "nosuch:x")]
    [InlineData("cidr:/etc/hosts map requires O_RDONLY access mode", "-i", "cidr:/etc/hosts")]
    [InlineData("open dictionary: expecting \"type:name\" form instead of \"foo\"", "-q", "a", "debug:foo")]
    [InlineData("need service transport:endpoint instead of \"unix\"", "-q", "a", "socketmap:unix:x")]
    [InlineData("invalid transport name: foo in service: foo:bar", "-q", "a", "socketmap:foo:bar:x")]
    [InlineData("specify -b -h or -m only with \"-q -\"", "-h", "-q", "a", "hash:x")]
    [InlineData("open /nonexistent: No such file or directory", "hash:/nonexistent")]
    [InlineData("can't create maps via the proxy service", "proxy:hash:/x")]
    [InlineData("can't sequence maps via the proxy service", "-s", "proxy:hash:/x")]
    [InlineData("usage: postmap [-bfFhimnNoprsuUvw] [-c config_dir] [-d key] [-q key] [map_type:]file...", "-q", "a")]
    [InlineData("table fail:x: query error: Application error", "-q", "a", "fail:x")]
    public void Mistakes_end_the_program_with_one_line(string message, params string[] arguments)
    {
        CommandRun run = Run(arguments);
        Assert.Equal(1, run.Status);
        Assert.Equal($"postmap: fatal: {message}\n", run.Errors);
    }

    [Fact]
    public void A_key_ends_at_a_NUL()
    {
        Assert.Equal("k\tv\nb\tv\n", Run(["-q", "-", "static:v"], "k\0x\nb\n").Output);
        Assert.Equal("k\tv\n", Run(["-bq", "-", "regexp:{{/^k$/ v}}"], "A: b\n\nk\0x\n").Output);
    }

    [Fact]
    public void Only_one_thing_is_done_at_a_time()
    {
        string[][] modes = [["-d", "x"], ["-i"], ["-q", "y"], ["-s"]];
        foreach (string[] first in modes)
        {
            foreach (string[] second in modes)
                Assert.Equal(new CommandRun(1, "", "postmap: fatal: specify only one of -d -i -q or -s\n"), Run([.. first, .. second, Table]));
        }
    }

    [Theory]
    [InlineData("texthash")]
    [InlineData("regexp")]
    [InlineData("static")]
    public void Some_types_cannot_be_built(string type)
    {
        _directory.Write("t", "a b\n");
        Assert.Equal($"postmap: fatal: no 'map create' support for this type: {type}\n", Run($"{type}:{Table}").Errors);
    }

    [Theory]
    [InlineData("foo:x", "unsupported map type: foo")]
    [InlineData("texthash:x", "texthash:x map requires O_RDONLY access mode")]
    [InlineData("mongodb:x", "mongodb:x: map requires O_RDONLY access mode")]
    [InlineData("static:x", "table static:x: update operation is not supported")]
    [InlineData("cdb:x", "unsupported non-bulk change request")]
    [InlineData("debug:t", "open dictionary: expecting \"type:name\" form instead of \"t\"")]
    [InlineData("environ:x", null)]
    [InlineData("internal:x", null)]
    public void Entries_are_added_to_any_table_that_takes_them(string table, string? refusal)
    {
        string variable = $"postmap_test_{Guid.NewGuid():N}";
        CommandRun expected = refusal is null ? new(0, "", "") : new(1, "", $"postmap: fatal: {refusal}\n");
        Assert.Equal(expected, Run(["-i", table], $"{variable} b\n"));
    }

    [Fact]
    public void A_table_that_takes_no_entries_gets_along_with_none() =>
        Assert.Equal(new CommandRun(0, "", ""), Run(["-i", "static:x"], ""));

    [Fact]
    public void A_type_that_does_not_exist_cannot_be_built_or_asked()
    {
        _directory.Write("t", "a b\n");
        Assert.Equal("postmap: fatal: unsupported map type: foo\n", Run($"foo:{Table}").Errors);
        Assert.Equal("postmap: fatal: unsupported dictionary type: foo\n", Run("-q", "a", $"foo:{Table}").Errors);
    }

    private string Table => _directory / "t";

    private CommandRun Run(params string[] arguments) => Run(arguments, "");

    private CommandRun Run(string[] arguments, string input) => CommandRun.Of(new PostmapCommand(), _directory, arguments, input);
}
