using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public class MapListTests
{
    [Theory]
    [InlineData("inline:{a=1} inline:{a=2, b=3}", "a", "1")]
    [InlineData("inline:{a=1}, inline:{a=2, b=3}", "b", "3")]
    [InlineData("inline:{a=1} inline:{{b = two words}}", "b", "two words")]
    [InlineData("inline:{a=1}", "", null)]
    [InlineData("", "a", null)]
    public void The_first_table_with_the_key_answers(string tables, string key, string? expected)
    {
        using TableFixture fixture = new();
        Assert.Equal(expected, MapList.Open(fixture.Tables, "test_maps", tables, TableFlags.Usual).Find(key).Value);
    }

    [Fact]
    public void Pieces_of_a_key_are_not_tried_against_patterns()
    {
        using TableFixture fixture = new();
        MapList maps = MapList.Open(fixture.Tables, "test_maps", "regexp:{{/./ pattern}} inline:{a=fixed}", TableFlags.Usual);
        Assert.Equal("pattern", maps.Find("a").Value);
        Assert.Equal("fixed", maps.Find("a", KeyScope.Partial).Value);
    }

    [Fact]
    public void A_failing_table_ends_the_search()
    {
        using TableFixture fixture = new();
        MapList maps = MapList.Open(fixture.Tables, "test_maps", "inline:{a=1} fail:x inline:{b=2}", TableFlags.Usual);
        Assert.Equal("1", maps.Find("a").Value);
        Assert.True(maps.Find("b").IsFailed);
        Assert.Equal(["fail:x lookup error for \"b\""], fixture.LogLines);
    }

    [Fact]
    public void An_empty_value_is_a_configuration_error()
    {
        using TableFixture fixture = new();
        MapList maps = MapList.Open(fixture.Tables, "test_maps", "regexp:{{/a/ }}", TableFlags.Usual);
        Assert.Equal(LookupError.Configuration, maps.Find("a").Error);
        Assert.Contains("test_maps lookup of a returns an empty string result", fixture.LogLines);
        Assert.Contains("test_maps should return NO RESULT in case of NOT FOUND", fixture.LogLines);
    }

    [Fact]
    public void A_key_that_is_not_UTF8_is_not_found_where_UTF8_is_asked_for()
    {
        using TableFixture fixture = new();
        Assert.Null(fixture.Find("static:x", "k\u00e9y"));
        Assert.Equal("x", fixture.Find("static:x", "k\u00e9y", TableFlags.Lock));
        Assert.Equal("x", fixture.Find("static:x", "k\u00c3\u00a9y"));
    }

    [Fact]
    public void Keys_are_folded_as_Unicode()
    {
        using TableFixture fixture = new();
        Assert.Equal("1", fixture.Find("inline:{k\u00c3\u0089y=1}", "K\u00c3\u00a9Y"));
    }

    [Fact]
    public void Values_that_are_files_give_their_content()
    {
        using TableFixture fixture = new();
        string one = fixture.Write("one", "first"), two = fixture.Write("two", "second");
        MapList maps = MapList.Open(fixture.Tables, "test_maps", $"inline:{{{{a = {one} {two}}}}}", TableFlags.ValuesAreFiles);
        Assert.Equal("first\nsecond", maps.FindFile("a").Value);
    }

    [Fact]
    public void Users_of_the_same_table_share_one_handle()
    {
        using TableFixture fixture = new();
        Assert.Same(fixture.Tables.Open("static:x", TableFlags.Lock), fixture.Tables.Open("static:x", TableFlags.Lock));
        Assert.NotSame(fixture.Tables.Open("static:x", TableFlags.Lock), fixture.Tables.Open("static:x", TableFlags.None));
    }
}
