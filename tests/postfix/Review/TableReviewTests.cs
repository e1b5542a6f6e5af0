using Postfix.Posix;
using Postfix.Tests.System;

namespace Postfix.PostfixCommand.Review.Tests;

public sealed class TableReviewTests : ReviewSandbox
{
    [Theory]
    [InlineData("cidr", "10.0.0.0/8 x\n10.1.2.3/8 y\n", 2,
        "non-null host address bits in \"10.1.2.3/8\", perhaps you should use \"10.0.0.0/8\" instead: skipping this rule")]
    [InlineData("regexp", "# comment\n/a(/ x\n", 2, "Unmatched ( or \\(")]
    [InlineData("pcre", "if /x/\n", 1, "IF has no matching ENDIF")]
    [InlineData("texthash", "a b\nnothing\n", 2, "expected format: key whitespace value -- ignoring this line")]
    public void A_mistake_in_a_table_is_found_on_its_line_once(string type, string content, int line, string problem)
    {
        Write("table", content);
        Assert.Equal([$"DIR/table, line {line}: {problem}; correct the line"],
            Find($"transport_maps = {type}:{Files / "table"}\nrelocated_maps = {type}:{Files / "table"}\n", ""));
    }

    [Theory]
    [InlineData("pcre:{{/a/ b}, {/x(/ y}}", "pcre: rule 2: error in regex at offset 2: missing closing parenthesis; correct the rule")]
    [InlineData("inline:{a}", "missing '=' after attribute name: \"inline:{a}\"; need \"inline:{name=value...}\"; correct it")]
    [InlineData("unix:nothing", "unknown table: unix:nothing; correct it")]
    public void A_mistake_in_a_table_in_main_cf_is_found(string table, string problem) =>
        Assert.Equal([$"MAIN, line 1: transport_maps: {problem}"], Find($"transport_maps = {table}\n", ""));

    [Theory]
    [InlineData("hash", "db", "hash:DIR/table: DIR/table.db has other content")]
    [InlineData("btree", "db", "btree:DIR/table: DIR/table.db has other content")]
    [InlineData("lmdb", "lmdb", "open database DIR/table.lmdb: MDB_INVALID: File is not an LMDB file")]
    [InlineData("cdb", "cdb", "error reading DIR/table.cdb: Protocol error")]
    public void A_database_that_is_none_is_found(string type, string suffix, string problem)
    {
        Write("table", "a b\n");
        Write($"table.{suffix}", new string('x', 8192));
        Assert.Equal([$"MAIN, line 1: transport_maps: {problem}; run \"postmap {type}:DIR/table\""],
            Find($"transport_maps = {type}:{Files / "table"}\n", ""));
    }

    [Theory]
    [InlineData("hash", "db")]
    [InlineData("btree", "db")]
    [InlineData("lmdb", "lmdb")]
    [InlineData("cdb", "cdb")]
    public void A_database_is_well(string type, string suffix)
    {
        Build(type, "table", ("a", "b"));
        Assert.True(File.Exists(Files / $"table.{suffix}"));
        Assert.Empty(Find($"transport_maps = {type}:{Files / "table"}\n", ""));
    }

    [Fact]
    public void A_table_whose_message_does_not_name_it_is_named() => Assert.Equal(
        ["MAIN, line 1: transport_maps: socketmap:bad: socketmap requires server:socketmap argument; correct it"],
        Find("transport_maps = socketmap:bad\n", ""));

    [Fact]
    public void What_postconf_says_about_a_table_is_not_said_twice()
    {
        Files.Write("db", "dbpath = /x\nquery = SELECT 1\nfoo = 1\n");
        ConfigurationReview review = Make(
            $"transport_maps = proxy:sqlite:{Files / "no"}\nrelocated_maps = sqlite:{Files / "db"}\n", "",
            $"postconf: warning: open \"sqlite\" configuration \"{Files / "no"}\": No such file or directory\n"
                + $"postconf: warning: sqlite:{Files / "db"}: unused parameter: foo=1\n");
        Assert.Equal(
            [
                "MAIN, line 1: transport_maps: sqlite:DIR/no: no such file; create DIR/no",
                "DIR/db, line 3: no parameter \"foo\" of sqlite tables; remove it",
            ],
            Show(review).Where(finding => !finding.Contains("/x", StringComparison.Ordinal)));
        Assert.Empty(review.Complaints);
    }

    [RootFact]
    public void A_table_that_its_program_opens_without_root_rights_must_be_readable_without()
    {
        UserEntry owner = Users.Find("nobody")!;
        FileSystem.ChangeMode(Files.Path, 0x1ED); // 0755
        Write("secret", "/x/ y\n");
        FileSystem.ChangeMode(Files / "secret", 0x180); // 0600
        string table = $"regexp:{Files / "secret"}", fix = $"user {owner.Name} may not read DIR/secret; run \"chmod o+r DIR/secret\", or let the group of {owner.Name} read it";
        string main = $"mail_owner = {owner.Name}\nalias_maps = {table}\nmailbox_command_maps = {table}\ntransport_maps = {table}\n"
            + $"virtual_mailbox_maps = {table}\nvirtual_alias_maps = proxy:{table}\n";
        Assert.Equal(
            [
                $"MAIN, line 3: mailbox_command_maps: regexp:DIR/secret: {fix}",
                $"MAIN, line 6: virtual_alias_maps: regexp:DIR/secret: {fix}",
            ],
            Find(main, "local unix - n n - - local\nrewrite unix - - n - - trivial-rewrite\ncleanup unix n - n - 0 cleanup\n"));
        FileSystem.ChangeMode(Files / "secret", 0x1A4); // 0644
        Assert.Empty(Find(main, "local unix - n n - - local\nrewrite unix - - n - - trivial-rewrite\ncleanup unix n - n - 0 cleanup\n"));
    }

    [Fact]
    public void A_table_that_is_used_by_default_is_looked_at_when_there_is_a_user()
    {
        // The name of alias_maps stands in a comment, so that the sandbox leaves the default alone.
        const string main = "# alias_maps\ndefault_database_type = nosuch\n";
        Assert.Equal(["MAIN: alias_maps: no lookup table type \"nosuch\"; \"postconf -m\" lists the types"], Find(main, "local unix - n n - - local\n"));
        Assert.Empty(Find(main, "smtp unix - - n - - smtp\n"));
        Assert.Empty(Find(main, "local unix - n n - - local -o alias_maps=\n"));
    }

    [Fact]
    public void Databases_that_programs_make_are_no_tables_to_look_at() => Assert.Empty(Find(
        $"data_directory = {Files.Path}\nsmtpd_tls_session_cache_database = btree:$data_directory/smtpd\naddress_verify_map = btree:$data_directory/verify\n", ""));

    [Fact]
    public void Transports_and_services_are_no_tables() => Assert.Empty(Find(
        "default_transport = smtp:[unix:/x]\nmailbox_transport = lmtp:unix:private/lmtp\nsmtpd_milters = unix:/run/milter, inet:localhost:1\n", ""));

    [Fact]
    public void References_that_cannot_be_understood_are_found() => Assert.Equal(
        ["MAIN, line 1: relay_domains: empty macro name: \"regexp:{{/x$/ y}}\"; correct it, and write \"$$\" for \"$\" itself"],
        Find("relay_domains = regexp:{{/x$/ y}}\n", ""));

    // As if long ago: programs wait for a file that was written a moment before.
    private void Write(string name, string content)
    {
        Files.Write(name, content);
        File.SetLastWriteTimeUtc(Files / name, DateTime.UtcNow.AddHours(-1));
    }
}
