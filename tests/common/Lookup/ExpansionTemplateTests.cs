using Postfix.Lookup;
using Postfix.Lookup.Tables;

namespace Postfix.Tests.Lookup;

public sealed class ExpansionTemplateTests
{
    [Theory]
    [InlineData("a = '%s'", "joe@mail.example.com", "a = 'joe@mail.example.com'")]
    [InlineData("%u at %d", "joe@x@example.com", "joe@x at example.com")]
    [InlineData("%U/%D/%S", "joe@b.a", "joe/b.a/joe@b.a")]
    [InlineData("%1.%2.%3", "joe@mail.example.com", "com.example.mail")]
    [InlineData("%1.%2", "joe@mail..example.", "example.mail")]
    [InlineData("%1", "joe@.com", "com")]
    [InlineData("100%% %u", "joe", "100% joe")]
    public void A_query_takes_its_pieces_from_the_key(string template, string key, string expected)
    {
        ExpansionTemplate query = new(template, isQuery: true, "t");
        AddressParts parts = new(key);
        Assert.True(query.Accepts(parts));
        Assert.Equal(expected, query.Expand(parts, parts, piece => piece));
    }

    [Theory]
    [InlineData("%d", "joe")]
    [InlineData("%d", "joe@")]
    [InlineData("%u", "@example.com")]
    [InlineData("%3", "joe@example.com")]
    [InlineData("%2", "joe@.com")]
    public void A_key_without_the_pieces_is_in_no_table(string template, string key) =>
        Assert.False(new ExpansionTemplate(template, isQuery: true, "t").Accepts(new AddressParts(key)));

    [Fact]
    public void A_result_takes_small_letters_from_the_value_and_capitals_from_the_key()
    {
        ExpansionTemplate result = new("%u@%D (%s)", isQuery: false, "t");
        AddressParts key = new("info@example.com");
        Assert.Equal("joe@example.com (joe@inside)", result.Expand(new AddressParts("joe@inside"), key, piece => piece));
        Assert.Null(new ExpansionTemplate("%d", isQuery: false, "t").Expand(new AddressParts("joe"), key, piece => piece));
    }

    [Fact]
    public void Pieces_are_quoted_and_the_rest_is_not() => Assert.Equal(
        "'o''brien'", new ExpansionTemplate("'%s'", isQuery: true, "t").Expand(
            new AddressParts("o'brien"), new AddressParts("o'brien"), piece => piece.Replace("'", "''", StringComparison.Ordinal)));

    [Theory]
    [InlineData("%x")]
    [InlineData("%")]
    [InlineData("%0")]
    public void Other_letters_are_refused(string template) =>
        Assert.Throws<TableException>(() => new ExpansionTemplate(template, isQuery: true, "t"));
}
