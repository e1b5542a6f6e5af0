using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public class PatternTableTests
{
    [Theory]
    [InlineData("regexp", "/^postmaster@/ OK", "Postmaster@x", "OK")]
    [InlineData("regexp", "/^postmaster@/i OK", "Postmaster@x", null)]
    [InlineData("regexp", "/^(.*)@old$/ ${1}@new", "bob@old", "bob@new")]
    [InlineData("regexp", "/x(y)?z/ got <$1> $$ $(1)", "xz", "got <> $ ")]
    [InlineData("regexp", "!/^[a-z]+$/ odd", "ab1", "odd")]
    [InlineData("regexp", "!!/^[a-z]+$/ plain", "ab", "plain")]
    [InlineData("regexp", "/@x$/!/^a@/ not a", "b@x", "not a")]
    [InlineData("regexp", "/@x$/!/^a@/ not a", "a@x", null)]
    [InlineData("regexp", "%a\\/b% slash", "xa/by", "slash")]
    [InlineData("pcre", "/^(?<user>\\w+)\\+(\\w+)@/ $1 ext $2", "bob+list@x", "bob ext list")]
    [InlineData("pcre", "/(\\d{3})/ digits ${1}", "a123b", "digits 123")]
    [InlineData("pcre", "/a(b)?c/ <$1>", "ac", "<>")]
    [InlineData("pcre", "/^a.b$/s never", "a\nb", null)]
    [InlineData("pcre", "/^a.b$/ dot", "a\nb", "dot")]
    [InlineData("pcre", "/^a b$/x blank", "ab", "blank")]
    public void A_rule_matches_and_substitutes(string type, string rule, string key, string? expected)
    {
        using TableFixture fixture = new();
        Assert.Equal(expected, fixture.Find($"{type}:{{{{{rule}}}}}", key));
        Assert.Empty(fixture.LogLines);
    }

    [Theory]
    [InlineData("one@if", "inside one")]
    [InlineData("two@if", null)]
    [InlineData("three@if", "inside, not two")]
    [InlineData("one@other", "outside")]
    public void Blocks_apply_when_their_conditions_hold(string key, string? expected)
    {
        using TableFixture fixture = new();
        string path = fixture.Write("rules", """
            if /@if/
            /^one/  inside one
            if !/^two/
            /./   inside, not two
            endif
            endif
            /@other/ outside
            """);
        Assert.Equal(expected, fixture.Find($"regexp:{path}", key));
    }

    [Theory]
    [InlineData("/a(/ x", "line 1: Unmatched ( or \\(")]
    [InlineData("words only", "line 1: ignoring unrecognized request")]
    [InlineData("/a/b/ x", "line 1: unknown regexp option \"b\": skipping this rule")]
    [InlineData("/y/ $5", "line 1: out of range replacement index \"5\": skipping this rule")]
    [InlineData("/y/ $name", "line 1: non-numeric replacement index \"name\"")]
    [InlineData("/(y)/ $0", "line 1: out-of-range replacement index \"0\"")]
    [InlineData("/(y)/ ${1", "line 1: bad replacement syntax: skipping this rule")]
    [InlineData("!/(y)/ $1", "line 1: $number found in negative match replacement text: skipping this rule")]
    [InlineData("/open x", "line 1: no closing regexp delimiter \"/\": skipping this rule")]
    [InlineData("endif", "line 1: ignoring ENDIF without matching IF")]
    [InlineData("if /x/", "line 1: IF has no matching ENDIF")]
    [InlineData("/x/", "line 1: no replacement text: using empty string")]
    public void A_faulty_rule_is_reported_and_the_next_one_counts(string rule, string warning)
    {
        using TableFixture fixture = new();
        string path = fixture.Write("rules", $"{rule}\n/^x$/ good\n");
        Assert.NotNull(fixture.Find($"regexp:{path}", "x"));
        Assert.Contains($"regexp map {path}, {warning}", fixture.LogLines);
    }

    [Theory]
    [InlineData("regexp", "${1", "truncated macro reference: \"${1\"")]
    [InlineData("pcre", "x$", "empty macro name: \"x$\"")]
    [InlineData("pcre", "$0", "pcre map PATH, line 1: out of range replacement index \"0\"")]
    public void A_result_that_is_wrong_is_told_before_its_place(string type, string result, string problem)
    {
        using TableFixture fixture = new();
        string path = fixture.Write("rules", $"/(y)/ {result}\n");
        Assert.Null(fixture.Find($"{type}:{path}", "y"));
        Assert.Equal(
            [problem.Replace("PATH", path, StringComparison.Ordinal), $"{type} map {path}, line 1: bad replacement syntax: skipping this rule"],
            fixture.LogLines);
    }

    [Fact]
    public void Everything_that_is_wrong_with_a_result_is_told()
    {
        using TableFixture fixture = new();
        string path = fixture.Write("rules", "/(y)/ $name $1 ${other} ${1\n");
        Assert.Null(fixture.Find($"pcre:{path}", "y"));
        Assert.Equal(
            [
                $"pcre map {path}, line 1: non-numeric replacement index \"name\"",
                $"pcre map {path}, line 1: non-numeric replacement index \"other\"",
                "truncated macro reference: \"$name $1 ${other} ${1\"",
                $"pcre map {path}, line 1: bad replacement syntax: skipping this rule",
            ],
            fixture.LogLines);
    }

    [Theory]
    [InlineData("regexp")]
    [InlineData("pcre")]
    public void A_group_that_no_expression_has_is_the_only_thing_that_is_said_about_a_rule(string type)
    {
        using TableFixture fixture = new();
        string path = fixture.Write("rules", "/(y)/ $99999999999\n");
        Assert.Null(fixture.Find($"{type}:{path}", "y"));
        Assert.Equal([$"{type} map {path}, line 1: out of range replacement index \"2147483647\": skipping this rule"], fixture.LogLines);
    }

    [Theory]
    [InlineData("regexp")]
    [InlineData("pcre")]
    public void An_unknown_option_is_the_only_thing_that_is_said_about_a_rule(string type)
    {
        using TableFixture fixture = new();
        Assert.Null(fixture.Find($"{type}:{{{{/x/IGNORE}}}}", "x"));
        Assert.Equal([$"{type} map {{{{/x/IGNORE}}}}, line 1: unknown regexp option \"I\": skipping this rule"], fixture.LogLines);
    }

    [Fact]
    public void Comments_between_rules_in_a_name_count_as_lines()
    {
        using TableFixture fixture = new();
        Assert.Equal("y", fixture.Find("pcre:{{# first}, {/x/q z}, {/x/ y}}", "x"));
        Assert.Equal(["pcre map {{# first}, {/x/q z}, {/x/ y}}, line 2: unknown regexp option \"q\": skipping this rule"], fixture.LogLines);
    }

    [Fact]
    public void An_obsolete_option_is_told_with_its_place()
    {
        using TableFixture fixture = new();
        Assert.Equal("y", fixture.Find("pcre:{{/x/X y}}", "x"));
        Assert.Equal(["pcre map {{/x/X y}}, line 1: ignoring obsolete regexp option \"X\""], fixture.LogLines);
    }

    [Fact]
    public void Substitution_is_refused_where_strangers_choose_the_key()
    {
        using TableFixture fixture = new();
        Assert.Null(fixture.Find("pcre:{{/(.*)/ |$1}}", "x", TableFlags.NoSubstitution));
        Assert.Contains(fixture.LogLines, line => line.EndsWith("regular expression substitution is not allowed: skipping this rule"));
    }

    [Fact]
    public void A_pcre_error_tells_the_offset()
    {
        using TableFixture fixture = new();
        Assert.Null(fixture.Find("pcre:{{/unclosed(/ x}}", "x"));
        Assert.Contains(fixture.LogLines, line => line.EndsWith("line 1: error in regex at offset 9: missing closing parenthesis"));
    }

    [Fact]
    public void Many_threads_share_a_table()
    {
        using TableFixture fixture = new();
        LookupTable table = fixture.Tables.Open("pcre:{{/^(a+)(b*)$/ $2$1}}", TableFlags.Usual);
        Parallel.For(0, 2000, i =>
        {
            string key = new string('a', (i % 50) + 1) + new string('b', i % 7);
            Assert.Equal(new string('b', i % 7) + new string('a', (i % 50) + 1), table.Find(key).Value);
        });
    }
}
