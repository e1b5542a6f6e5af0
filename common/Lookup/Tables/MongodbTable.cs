using Postfix.Lookup.Interop;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>mongodb:/file and mongodb:name search a collection of a MongoDB server (mongodb_table(5)).</summary>
internal sealed class MongodbTable : ILookupTable
{
    public static readonly TableType Type = new("mongodb", Open) { FileSuffix = "" };

    // The client looks for other servers by itself, so that a failure is no more than the lack of a usable one at the moment.
    private const int RetrySeconds = 5;

    private readonly (string Database, string Collection) _place;
    private readonly ExpansionTemplate _filter;
    private readonly DatabaseSearch _search;
    private readonly MongodbValues _values;
    private readonly MongodbUri _uri;
    private readonly MongodbDocument _options;
    private readonly ServerPool<MongodbConnection> _servers;

    private MongodbTable(TableRequest request, TableConfiguration configuration)
    {
        MongodbLibrary library = MongodbLibrary.Load();
        string label = request.Spec.ToString();
        Action<string> warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        string uri = configuration.Required("uri");
        _place = (configuration.Required("dbname"), configuration.Required("collection"));
        _filter = MongodbFilter.Read(request, configuration);
        ResultFormat format = ResultFormat.Read(request, configuration);
        _search = new DatabaseSearch(new DatabaseKeys(request, configuration, _filter, format.Template), format,
            $"{label}: expansion limit exceeded for key: ", TableReasons.Pending, warn);
        _values = new MongodbValues(label, warn);
        ServerTiming timing = ServerTiming.Read(configuration, RetrySeconds);
        _options = MongodbProjection.Read(library, label, configuration);
        _uri = MongodbUri.Parse(library, label, uri, warn);
        _servers = new ServerPool<MongodbConnection>([() => MongodbConnection.Open(library, label, _uri)], timing, warn);
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key) =>
        _search.Find(key, (parts, values) => _servers.TryAsk(connection => Search(connection, parts, values)));

    // The server is asked each time.
    public bool HasChanged() => false;

    public void Dispose()
    {
        _servers.Dispose();
        _uri.Dispose();
        _options.Dispose();
    }

    private static MongodbTable Open(TableRequest request)
    {
        if (request.Access != TableAccess.Read)
            throw new TableException($"{request.Spec}: map requires O_RDONLY access mode");
        return new MongodbTable(request, TableConfiguration.Read(request));
    }

    private void Search(MongodbConnection connection, AddressParts key, DatabaseValues values)
    {
        values.Clear();
        string filter = _filter.Expand(key, key, JsonText.Escape)!; // the key was accepted
        connection.Find(_place, filter, _options, document => _values.Take(document, values));
    }
}
