using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.Tests.Lookup.Servers;

public sealed class MongodbFilterTests : MongodbTests
{
    [Theory]
    [InlineData("result_attribute = address", "{\"address\": 1, \"_id\": 0}")]
    [InlineData("result_attribute = address, alias.name\t\"x", "{\"address\": 1, \"alias.name\": 1, \"\\\"x\": 1, \"_id\": 0}")]
    [InlineData("result_attribute = _id", "{\"_id\": 1}")]
    [InlineData("projection = {\"path\": {\"$concat\": [\"$domain\", \"/\", \"$user\"]}}",
        "{\"path\": {\"$concat\": [\"$domain\", \"/\", \"$user\"]}, \"_id\": 0}")]
    [InlineData("projection = {\"_id\": 0, \"n\": {\"$numberLong\": \"7\"}}", "{\"_id\": 0, \"n\": 7L}")]
    [InlineData("projection = { }", "{\"_id\": 0}")]
    public void TheServer_is_told_which_members_are_wanted(string parameter, string projection)
    {
        Assert.Null(Fixture.Find(Table(ByName + parameter), "joe"));
        Assert.Equal(projection, Bson.Show(MongodbServer.Member(Server.Searches[0], "projection")));
    }

    [Theory]
    [InlineData("{\"$or\": [{\"username\": \"%s\"}, {\"alias.address\": \"%s\"}], \"active\": 1}", "Joe@a.b",
        "{\"$or\": [{\"username\": \"joe@a.b\"}, {\"alias.address\": \"joe@a.b\"}], \"active\": 1}")]
    [InlineData("{\"u\": \"%u\", \"d\": \"%d\", \"l\": \"<%2.%1>\", \"p\": \"100%%\"}", "joe@a.b",
        "{\"u\": \"joe\", \"d\": \"a.b\", \"l\": \"<a.b>\", \"p\": \"100%\"}")]
    [InlineData("{\"d\": \"%d\"}", "joe", null)]
    [InlineData("{\"l\": \"%3\"}", "joe@a.b", null)]
    [InlineData("{\"u\": \"%u\"}", "@a.b", null)]
    [InlineData("{\"domains.%u\": {\"$exists\": true}}", "joe@a.b", "{\"domains.joe\": {\"$exists\": True}}")]
    [InlineData("{\"a\\\"%%\": \"\\\\%s\"}", "joe", "{\"a\\\"%\": \"\\\\joe\"}")]
    public void The_filter_is_filled_with_pieces_of_the_key(string filter, string key, string? expected)
    {
        Assert.Null(Fixture.Find(Table($"query_filter = {filter}\nresult_attribute = a"), key));
        Assert.Equal(expected, Server.Searches.Count > 0 ? Server.LastFilter : null);
    }

    [Theory]
    [InlineData("\"")]
    [InlineData("\\")]
    [InlineData("\\\"")]
    [InlineData("x\", \"$where\": \"true")]
    [InlineData("x\"}, {\"a\": \"")]
    [InlineData("{\"$ne\": 1}")]
    [InlineData("$where")]
    [InlineData("\\u0022")]
    [InlineData("line\r\nbreak\ttab\b\f\u0001\u007f")]
    [InlineData("%s%u%d%1")]
    public void A_hostile_key_is_but_a_key(string key)
    {
        Assert.Null(Fixture.Find(Table(ByNameForAddress), key, TableFlags.None));
        Assert.Equal([("username", key)], Filter());
    }

    [Theory]
    [InlineData("joe\0")]
    [InlineData("joe\0\", \"x\": \"")]
    [InlineData("\u00e0\u0080\u00a2")] // a quote as overlong UTF-8
    [InlineData("\u00ff")]
    [InlineData("")]
    public void A_key_that_cannot_be_text_is_not_looked_up(string key)
    {
        Assert.Null(Fixture.Find(Table(ByNameForAddress), key, TableFlags.None));
        Assert.Empty(Server.Searches);
    }

    [Fact]
    public void Keys_made_by_chance_arrive_as_they_are()
    {
        string table = Table(ByNameForAddress);
        foreach (string key in HostileKeys.All())
        {
            int before = Server.Searches.Count;
            Assert.Null(Fixture.Find(table, key, TableFlags.None));
            Assert.Equal(before + (key.Contains('\0') ? 0 : 1), Server.Searches.Count);
            if (Server.Searches.Count > before)
                Assert.Equal([("username", ByteText.ToUnicode(key))], Filter());
        }
        Assert.Empty(Fixture.LogLines);
    }

    [Fact]
    public void A_key_may_be_long()
    {
        string key = new('"', 1_000_000);
        Assert.Null(Fixture.Find(Table(ByNameForAddress), key));
        Assert.Equal([("username", key)], Filter());
    }

    [Theory]
    [InlineData("{\"username\": %s}", "contains a piece of the key outside \"\" quotes")]
    [InlineData("{\"a\": \"%s\", \"b\": '%u'}", "contains a piece of the key outside \"\" quotes")]
    [InlineData("{\"a\\\\\": %s}", "contains a piece of the key outside \"\" quotes")]
    [InlineData("{\"%s\": 1}", "contains a piece of the key where a key could be an operator")]
    [InlineData("{\"a\": {\"$%u\" : \"%d\"}}", "contains a piece of the key where a key could be an operator")]
    [InlineData("{\"a\": \"%s}", "has a string without end")]
    public void A_filter_that_a_key_could_change_is_refused(string filter, string reason)
    {
        string table = Table($"query_filter = {filter}\nresult_attribute = a");
        Assert.Equal($"{table}: query_filter >{filter}< {reason}", Refusal(table));
    }

    [Theory]
    [InlineData("{\"$where\": \"this.a == '%s'\"}", "$where")]
    [InlineData("{\"a\": {\"$regex\": \"^%s$\"}}", "$regex")]
    [InlineData("{\"$expr\": {\"$eq\": [\"$a\", \"%s\"]}, \"b\": \"%u\"}", "$expr")]
    public void A_piece_that_is_evaluated_is_warned_about(string filter, string name)
    {
        string table = Table($"query_filter = {filter}\nresult_attribute = a");
        Fixture.Tables.Open(table, TableFlags.None);
        Assert.Equal(
            [$"{table}: query_filter >{filter}< contains a piece of the key within {name}, which does not take it for mere text"],
            Fixture.LogLines);
    }

    [Fact]
    public void Operators_beside_the_key_are_not_warned_about()
    {
        Fixture.Tables.Open(Table("query_filter = {\"$expr\": {\"$gt\": [\"$a\", 1]}, \"b\": {\"$in\": [\"%s\", \"x\"]}}\nresult_attribute = a"), TableFlags.None);
        Assert.Empty(Fixture.LogLines);
    }

    [Fact]
    public void A_projection_that_is_none_is_refused()
    {
        string table = Table(ByName + "projection = {a");
        Assert.StartsWith($"{table}: failed to create a projection from '{{a': ", Refusal(table), StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_that_is_no_json_is_a_failure()
    {
        string table = Table("query_filter = {\"a\": \"%s\"\nresult_attribute = a");
        Assert.Equal(LookupError.Retry, Find(table, "joe").Error);
        Assert.StartsWith($"{table}: failed to create a query from '{{\"a\": \"joe\"': ", Assert.Single(Fixture.LogLines), StringComparison.Ordinal);
    }
}
