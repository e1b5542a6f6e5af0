using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Tests.Lookup.Servers;

public sealed class MongodbTableTests : MongodbTests
{
    private const string Place = "uri = mongodb://h\ndbname = mail\ncollection = aliases\n";

    [Fact]
    public void A_search_asks_for_the_key_and_finds_the_value()
    {
        Serve(Bson.Encode(("address", "joe@elsewhere.example")));
        Assert.Equal("joe@elsewhere.example", Fixture.Find(Table(ByNameForAddress), "Joe@Example.com"));
        (string, object?)[] search = Assert.Single(Server.Searches);
        Assert.Equal("aliases", MongodbServer.Member(search, "find"));
        Assert.Equal("mail", MongodbServer.Member(search, "$db"));
        Assert.Equal("{\"username\": \"joe@example.com\"}", Server.LastFilter);
    }

    [Fact]
    public void No_document_is_not_found()
    {
        Assert.Null(Fixture.Find(Table(ByNameForAddress), "nobody"));
        Assert.Single(Server.Searches);
        Assert.Empty(Fixture.LogLines);
    }

    public static TheoryData<object?, string?> Values => new()
    {
        { "text", "text" },
        { "", null },
        { 5, "5" },
        { 0, "0" },
        { int.MinValue, "-2147483648" },
        { long.MaxValue, "9223372036854775807" },
        { new object?[] { }, null },
        { new object?[] { "a", 1, -2L, new object?[] { "b", new object?[] { "c" } } }, "a,1,-2,b,c" },
        { "käse", ByteText.FromUnicode("käse") },
    };

    [Theory, MemberData(nameof(Values))]
    public void Texts_and_whole_numbers_and_arrays_of_them_are_values(object? value, string? expected)
    {
        Serve(Bson.Encode(("address", value)));
        Assert.Equal(expected, Fixture.Find(Table(ByNameForAddress), "joe"));
    }

    public static TheoryData<object?, int> OtherValues => new()
    {
        { 1.5, 1 },
        { new (string, object?)[] { ("inner", "x") }, 3 },
        { new RawBson(5, [1, 0, 0, 0, 0, 7]), 5 },
        { new RawBson(7, new byte[12]), 7 },
        { true, 8 },
        { new RawBson(9, new byte[8]), 9 },
        { null, 10 },
        { new RawBson(11, "x\0i\0"u8.ToArray()), 11 },
        { new RawBson(19, new byte[16]), 19 },
        { new RawBson(255, []), 255 },
    };

    [Theory, MemberData(nameof(OtherValues))]
    public void Values_of_other_types_are_ignored_with_a_warning(object? value, int type)
    {
        Serve(Bson.Encode(("before", "a"), ("odd", value), ("after", "b")));
        string table = Table(ByNameForAddress);
        Assert.Equal("a,b", Fixture.Find(table, "joe"));
        Assert.Equal([$"{table}: failed to retrieve value of 'odd', Unknown result type {type}."], Fixture.LogLines);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(100)]
    public void The_values_of_all_documents_and_members_are_found_in_their_order(int batchSize)
    {
        Server.BatchSize = batchSize;
        Serve(
            Bson.Encode(("a", "1"), ("b", new object?[] { "2", "3" })), Bson.Encode(), Bson.Encode(("a", "4")), Bson.Encode(("c", ""), ("b", "5")));
        Assert.Equal("1,2,3,4,5", Fixture.Find(Table(ByName + "result_attribute = a b c"), "joe"));
    }

    [Theory]
    [InlineData("result_format = <%s>", "<joe@a.b>,<ann>")]
    [InlineData("result_format = %u at %d", "joe at a.b")]
    [InlineData("result_format = %s/%U/%1", "joe@a.b/key/x,ann/key/x")]
    [InlineData("domain = x", "joe@a.b,ann")]
    [InlineData("domain = y", null)]
    [InlineData("expansion_limit = 2", "joe@a.b,ann")]
    public void Results_have_the_form_of_other_database_tables(string parameter, string? expected)
    {
        Serve(Bson.Encode(("address", new object?[] { "joe@a.b", "ann" })));
        Assert.Equal(expected, Fixture.Find(Table($"{ByNameForAddress}\n{parameter}"), "key@x"));
        Assert.Equal(expected is null ? 0 : 1, Server.Searches.Count);
    }

    [Fact]
    public void More_values_than_the_limit_are_a_failure()
    {
        Server.BatchSize = 1;
        Serve(Bson.Encode(("address", "a")), Bson.Encode(("address", new object?[] { "b", "c" })), Bson.Encode(("address", "d")), Bson.Encode());
        string table = Table(ByNameForAddress + "\nexpansion_limit = 2");
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.Equal([$"{table}: expansion limit exceeded for key: 'joe'"], Fixture.LogLines);
        Assert.Equal(["find", "getMore", "killCursors"], Server.Commands);
    }

    [Theory]
    [InlineData("dbname = mail\ncollection = aliases\n" + ByNameForAddress, ": bad string length 0 < 1: uri = ")]
    [InlineData("uri = mongodb://h\ncollection = aliases\n" + ByNameForAddress, ": bad string length 0 < 1: dbname = ")]
    [InlineData("uri = mongodb://h\ndbname = mail\n" + ByNameForAddress, ": bad string length 0 < 1: collection = ")]
    [InlineData("uri = mongodb://h\ndbname = mail\ncollection = aliases\nresult_attribute = a", ": bad string length 0 < 1: query_filter = ")]
    [InlineData(Place + ByName, ": specify exactly one of 'projection' or 'result_attribute'")]
    [InlineData(Place + ByName + "result_attribute = a\nprojection = {}", ": specify exactly one of 'projection' or 'result_attribute'")]
    [InlineData(Place + "query_filter = {\"a\": \"%x\"}\nresult_attribute = a", ": Invalid query template: %x")]
    [InlineData(Place + ByNameForAddress + "\nresult_format = %x", ": Invalid result template: %x")]
    [InlineData(Place + ByNameForAddress + "\nexpansion_limit = x", ": bad numerical configuration: expansion_limit = x")]
    public void Odd_parameters_are_refused(string parameters, string message) =>
        Assert.EndsWith(message, Refusal(Write(parameters)), StringComparison.Ordinal);

    [Fact]
    public void Text_that_is_no_text_is_a_failure()
    {
        string table = Table(ByNameForAddress);
        Serve(Bson.Encode(("address", new RawBson(2, [3, 0, 0, 0, (byte)'x', 0xff, 0]))));
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Serve(Bson.Encode(("address", "x\0y")));
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.Equal([$"{table}: invalid UTF-8 in lookup result 'x?'", $"{table}: NUL in lookup result 'x?y'"], Fixture.LogLines);
    }

    [Fact]
    public void Arrays_that_are_nested_too_deeply_are_a_failure()
    {
        string table = Table(ByNameForAddress);
        Serve(Bson.Encode(("address", Nested(99))));
        Assert.Equal("x", Fixture.Find(table, "joe"));
        Serve(Bson.Encode(("address", Nested(100))));
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.Equal([$"{table}: arrays are nested too deeply"], Fixture.LogLines);

        static object Nested(int depth)
        {
            object nested = "x";
            for (int i = 0; i < depth; i++)
                nested = new object?[] { nested };
            return nested;
        }
    }

    [Fact]
    public void A_damaged_document_is_a_failure()
    {
        string table = Table(ByNameForAddress);
        Serve(Bson.Encode(("address", new RawBson(2, [100, 0, 0, 0, (byte)'x', 0]))));
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.StartsWith($"{table}: ", Assert.Single(Fixture.LogLines), StringComparison.Ordinal);
    }

    [Fact]
    public void Parameters_may_stand_in_main_cf()
    {
        using TableFixture fixture = new(settings:
        [
            ("people_uri", Server.Uri), ("people_dbname", "mail"), ("people_collection", "aliases"),
            ("people_query_filter", "{\"$$or\": [{\"username\": \"%s\"}]}"), ("people_result_attribute", "address"),
        ]);
        Serve(Bson.Encode(("address", "x")));
        Assert.Equal("x", fixture.Find("mongodb:people", "joe"));
        Assert.Equal("{\"$or\": [{\"username\": \"joe\"}]}", Server.LastFilter);
    }

    [Fact]
    public void A_table_can_only_be_read() => Assert.Equal(
        "mongodb:x: map requires O_RDONLY access mode",
        Assert.Throws<TableException>(() => Fixture.Tables.Open("mongodb:x", TableFlags.None, TableAccess.CreateOrUpdate)).Message);
}
