using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>ldap:/file and ldap:name search a directory (ldap_table(5)).</summary>
internal sealed class LdapTable : ILookupTable
{
    public static readonly TableType Type = new("ldap", Open) { FileSuffix = "" };

    private readonly string _name;
    private readonly Action<string> _warn;
    private readonly ExpansionTemplate _base;
    private readonly ExpansionTemplate _filter;
    private readonly DatabaseSearch _search;
    private readonly int _scope;
    private readonly LdapAttributes _attributes;
    private readonly LdapLimits _limits;
    private readonly LdapExpansion _expansion;
    private readonly ServerPool<LdapConnection> _servers;

    private LdapTable(TableRequest request, TableConfiguration configuration)
    {
        LdapLibrary library = LdapLibrary.Load();
        LdapParameters parameters = new(request, configuration, library);
        _name = request.Name;
        _warn = request.Context.Log.Warning;
        Owner = configuration.Owner;
        _base = parameters.ReadBase();
        _filter = parameters.ReadFilter();
        ResultFormat format = parameters.ReadFormat();
        _search = new DatabaseSearch(new DatabaseKeys(request, configuration, _base, _filter, format.Template), format,
            $"dict_ldap_lookup: {_name}: Expansion limit exceeded for key: ", TableReasons.Pending, _warn);
        _scope = parameters.ReadScope();
        _attributes = parameters.ReadAttributes();
        _limits = parameters.ReadLimits();
        _expansion = new LdapExpansion(library, request.Name, _attributes, _limits, _warn);
        parameters.WarnAboutIgnored();
        IReadOnlyList<string> urls = parameters.ReadUrls();
        LdapLogin login = parameters.ReadLogin(urls);
        if (login.DebugLevel > 0)
            LdapDebugging.Start(library, login.DebugLevel, request.Context.Log.Info);
        IEnumerable<Func<LdapConnection>> servers = urls.Select(url => (Func<LdapConnection>)(() => LdapConnection.Open(library, url, login)));
        _servers = new ServerPool<LdapConnection>(servers, ServerTiming.Read(configuration), _warn) { LogError = request.Context.Log.Error };
    }

    public TableFlags Traits => TableFlags.FixedKeys;

    public TableOwner Owner { get; }

    public LookupResult Find(string key) => _search.Find(key, Ask);

    // The server is asked each time.
    public bool HasChanged() => false;

    public void Dispose() => _servers.Dispose();

    private static LdapTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        return new LdapTable(request, TableConfiguration.Read(request));
    }

    private bool Ask(AddressParts key, DatabaseValues values)
    {
        bool isWhole = false;
        return _servers.TryAsk(connection => isWhole = Search(connection, key, values)) && isWhole;
    }

    // False when what was found cannot be used, which the log tells.
    private bool Search(LdapConnection connection, AddressParts key, DatabaseValues values)
    {
        values.Clear();
        // The key was accepted by both templates.
        string place = _base.Expand(key, key, LdapQuoting.InName)!;
        string filter = _filter.Expand(key, key, LdapQuoting.InFilter)!;
        LdapAnswer answer = connection.Search((place, _scope), filter, _attributes.All, _limits.Size);
        // A place that depends on the key need not be there.
        bool isMissing = answer.Status == LdapStatus.NoSuchObject;
        if (isMissing && _base.HasPieces)
            return true;
        if (isMissing)
            throw new DatabaseException($"dict_ldap_lookup: {_name}: Search base '{place}' not found: {answer.Status}: {answer.Text}", ServerFault.Refusal);
        if (answer.Status != LdapStatus.Success)
            throw new DatabaseException($"dict_ldap_lookup: Search error {answer.Status}: {answer.Text} ", ServerFault.Refusal);
        return _expansion.Collect(connection, answer, key.Text, values);
    }
}
