using System.Buffers;
using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class MacroExpanderTests
{
    private static readonly Dictionary<string, string> Values = new()
    {
        ["a"] = "1",
        ["b"] = "two $a",
        ["empty"] = "",
        ["level"] = "3.6",
        ["loop"] = "x$loop",
        ["money"] = "$$5",
    };

    private static readonly MacroExpander Expander = new((name, _) => Values.GetValueOrDefault(name)) { Recursive = true };

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("$a ${a} $(a)", "1 1 1")]
    [InlineData("$b!", "two 1!")]
    [InlineData("$$a costs $$", "$a costs $")]
    [InlineData("$money", "$5")]
    [InlineData("${a?yes}${empty?no}${nosuch?no}", "yes")]
    [InlineData("${a:no}${empty:yes}${nosuch: also}", "yes also")]
    [InlineData("${a?{yes}:{no}} ${empty?{yes}:{no}}", "yes no")]
    [InlineData("${a ? {yes} : {no}}", "yes")]
    [InlineData("${a?:colon?{as is}}", ":colon?{as is}")]
    [InlineData("${a?$b}", "two 1")]
    [InlineData("${a?{${empty:{$b}}}}", "two 1")]
    [InlineData("${nosuch}", "")]
    [InlineData("$(a?x)", "x")]
    [InlineData("${ a }", "1")]
    public void References_expand(string pattern, string expected) => Assert.Equal(expected, Ok(pattern));

    [Theory]
    [InlineData("${{$a} == {1} ? {yes} : {no}}", "yes")]
    [InlineData("${{$a} != {1} ? {yes} : {no}}", "no")]
    [InlineData("${{9} < {10} ? {as numbers} : {as text}}", "as numbers")]
    [InlineData("${{9x} < {10} ? {as numbers} : {as text}}", "as text")]
    [InlineData("${{007} == {7} ? {yes}}", "yes")]
    [InlineData("${{a} >= {b}}", "")]
    [InlineData("${{b} >= {a}}", "true")]
    [InlineData("${{9223372036854775807} > {9}}", "true")]
    [InlineData("${{$level} <level {3.11} ? {old} : {new}}", "old")]
    [InlineData("${{3.10} >level {3.9} ? {yes} : {no}}", "yes")]
    [InlineData("${{2} <=level {2} ? {yes} : {no}}", "yes")]
    public void Comparisons_choose(string pattern, string expected) => Assert.Equal(expected, Ok(pattern));

    [Theory]
    [InlineData("${domain_to_ascii{example.com}}", "example.com")]
    [InlineData("${domain_to_ascii{ \u00c3\u00bc.example }}", "xn--tda.example")]
    [InlineData("${domain_to_ascii{EXAMPLE.com}}", "EXAMPLE.com")]
    [InlineData("${domain_to_ascii{a b}}", "a b")]
    [InlineData("${domain_to_ascii{stra\u00c3\u009fe.example}}", "xn--strae-oqa.example")]
    [InlineData("${domain_to_ascii{\u00c3\u009cBER.example}}", "xn--ber-goa.example")]
    [InlineData("${domain_to_ascii{a\u00c2\u00adb\u00c3\u00bc.example}}", "xn--ab-yka.example")]
    [InlineData("${domain_to_utf8{ xn--tda.Example }}", "\u00c3\u00bc.example")]
    [InlineData("${domain_to_utf8{\u00c3\u00bc.example}}", "\u00c3\u00bc.example")]
    [InlineData("${domain_to_utf8{a_b.example}}", "a_b.example")]
    [InlineData("${domain_to_utf8{$empty}}", "")]
    public void Functions_convert_domains(string pattern, string expected) => Assert.Equal(expected, Ok(pattern));

    [Theory]
    [InlineData("x ${a", "truncated macro reference: \"x ${a\"")]
    [InlineData("$(a}", "truncated macro reference: \"$(a}\"")]
    [InlineData("a $ b", "empty macro name: \"a $ b\"")]
    [InlineData("${}", "empty macro name: \"${}\"")]
    [InlineData("${a-b}", "attribute name syntax error at: \"...a>>>-b\"")]
    [InlineData("${a?{x} y}", "\":\" expected at: \"...x}>>>y\"")]
    [InlineData("${a?{x}:{y} z}", "unexpected input at: \"...y}>>>z\"")]
    [InlineData("${{a} = {b}}", "\"==\" or \"!=\"\" or \"<\"\" or \"<=\"\" or \">=\"\" or \">\" expected at: \"...a}>>>= {b}\"")]
    [InlineData("${{a} ==nosuch {b}}", "bad operator suffix at: \"...==>>>nosuch\"")]
    [InlineData("${{a} == b}", "\"{expression}\" expected at: \"...{a} ==>>> b\"")]
    [InlineData("${{x} <level {3}}", "malformed compatibility level syntax: \"x\"")]
    [InlineData("${{9223372036854775808} == {1}?{x}:{y}}", "bad conversion: 9223372036854775808")]
    [InlineData("${{1} == {9223372036854775808}?{x}:{y}}", "bad conversion: 9223372036854775808")]
    [InlineData("${nosuch{x}}", "unknown function \"nosuch\" at\"...>>>nosuch{x}\"")]
    [InlineData("${domain_to_ascii{}}", "bad domain argument in: 'domain_to_ascii{}'")]
    [InlineData("${domain_to_ascii{$nosuch}}", "bad domain argument in: 'domain_to_ascii{}'")]
    [InlineData("${domain_to_ascii{\u00cc\u0081x.net}}", "bad domain argument in: 'domain_to_ascii{\u00cc\u0081x.net}'")]
    [InlineData("${domain_to_ascii{\u00c3\u00bc-.de}}", "bad domain argument in: 'domain_to_ascii{\u00c3\u00bc-.de}'")]
    [InlineData("${domain_to_ascii{\u00ff.de}}", "bad domain argument in: 'domain_to_ascii{\u00ff.de}'")]
    [InlineData("${domain_to_utf8{xn--a.example}}", "bad domain argument in: 'domain_to_utf8{xn--a.example}'")]
    [InlineData("${domain_to_utf8{-x.example}}", "bad domain argument in: 'domain_to_utf8{-x.example}'")]
    [InlineData("${domain_to_utf8{a..b}}", "bad domain argument in: 'domain_to_utf8{a..b}'")]
    [InlineData("${domain_to_utf8{1.2.3.4}}", "bad domain argument in: 'domain_to_utf8{1.2.3.4}'")]
    [InlineData("$loop", "unreasonable macro call nesting: \"x\"")]
    public void Bad_syntax_is_explained(string pattern, string error) => Assert.Equal(error, Expander.Expand(pattern).Error);

    [Fact]
    public void A_definition_that_compares_itself_ends_too()
    {
        MacroExpander expander = new((_, _) => "${{$x} == {1} ? {2}}") { Recursive = true };
        Assert.StartsWith("unreasonable macro call nesting", expander.Expand("$x").Error);
    }

    [Fact]
    public void An_undefined_name_is_reported()
    {
        Assert.True(Expander.Expand("$nosuch").Undefined);
        Assert.False(Expander.Expand("$empty${nosuch?x}").Undefined);
    }

    [Fact]
    public void Values_from_strangers_are_not_expanded_and_stay_within_the_allowed_characters()
    {
        MacroExpander expander = new((_, _) => "a;$x\n|b") { AllowedCharacters = SearchValues.Create("ab$") };
        Assert.Equal("a_$___b", expander.Expand("$user").Text);
    }

    [Fact]
    public void A_scan_finds_the_names_in_all_branches()
    {
        List<string> names = [];
        Assert.Null(MacroExpander.Scan("$a ${b?{$c}:{${d:$e}}} ${{$f} == {$g} ? {$h}}", names.Add));
        Assert.Equal(["a", "b", "c", "d", "e", "f", "g", "h"], names);
    }

    [Fact]
    public void Whatever_the_text_is_the_outcome_is_a_result()
    {
        Random random = new(1);
        const string Alphabet = "${}()?:ab =<>!$\"\\\u00e4{}";
        for (int i = 0; i < 20_000; i++)
        {
            string pattern = string.Create(random.Next(30), random, (text, source) =>
            {
                for (int at = 0; at < text.Length; at++)
                {
                    text[at] = Alphabet[source.Next(Alphabet.Length)];
                }
            });
            MacroResult result = Expander.Expand(pattern);
            Assert.True(result.Error is not null || result.Text is not null);
            MacroExpander.Scan(pattern, _ => { });
        }
    }

    private static string Ok(string pattern)
    {
        MacroResult result = Expander.Expand(pattern);
        Assert.Null(result.Error);
        return result.Text;
    }
}
