using Postfix.Lookup;

namespace Postfix.Tests.Lookup.Servers;

/// <summary>A MongoDB table and the server that it asks.</summary>
[Collection(RealServers.Name)]
public abstract class MongodbTests : IDisposable
{
    /// <summary>A filter with the key in it.</summary>
    private protected const string ByName = "query_filter = {\"username\": \"%s\"}\n";

    /// <summary>A search for the key.</summary>
    private protected const string ByNameForAddress = ByName + "result_attribute = address";

    private protected MongodbServer Server { get; } = new();

    private protected TableFixture Fixture { get; } = new();

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        Fixture.Dispose();
        Server.Dispose();
    }

    /// <summary>What each search finds.</summary>
    private protected void Serve(params byte[][] documents) => Server.Search = _ => documents;

    /// <summary>The filter of the last search.</summary>
    private protected (string, object?)[] Filter() => ((string, object?)[])MongodbServer.Member(Server.Searches[^1], "filter")!;

    /// <summary>A table with these parameters that asks the server; options are those of the URI.</summary>
    private protected string Table(string parameters, string options = "") =>
        Write($"uri = {Server.Uri}{options}\ndbname = mail\ncollection = aliases\n{parameters}");

    /// <summary>A table with these parameters.</summary>
    private protected string Write(string parameters) => $"mongodb:{Fixture.Write($"{Guid.NewGuid():N}.cf", parameters + "\n")}";

    /// <summary>Looks up a key.</summary>
    private protected LookupResult Find(string table, string key) => Fixture.Tables.Open(table, TableFlags.Usual).Find(key);

    /// <summary>Why a table cannot be opened.</summary>
    private protected string Refusal(string table) => Assert.Throws<TableException>(() => Fixture.Tables.Open(table, TableFlags.None)).Message;
}
