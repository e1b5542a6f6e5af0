using Postfix.Lookup.Interop;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>nis:map asks the server of this system's NIS domain. A system without a domain has empty tables.</summary>
internal sealed class NisTable : SimpleTable
{
    public static readonly TableType Type = new("nis", Open);

    private readonly TableRequest _request;
    private readonly string _domain;
    private readonly NisLibrary _library;
    private readonly StorageStyle _style;

    private NisTable(TableRequest request, string domain, NisLibrary library)
        : base(TableFlags.FixedKeys)
    {
        (_request, _domain, _library) = (request, domain, library);
        _style = new StorageStyle(request.Flags, TableFlags.WithNul);
    }

    public override LookupResult Find(string key)
    {
        using NativeText text = new(key);
        NisStatus status = NisStatus.NoKey;
        foreach (bool withNul in (ReadOnlySpan<bool>)[true, false])
        {
            if (!_style.Tries(withNul))
                continue;
            status = _library.Match(_domain, _request.Name, StorageStyle.Bytes(text, withNul), out string? value);
            if (value is not null)
            {
                _style.Learn(withNul);
                return LookupResult.Found(value);
            }
        }
        if (status == NisStatus.NoKey)
            return LookupResult.NotFound;
        _request.Context.Log.Warning($"lookup {key}, NIS domain {_domain}, map {_request.Name}: {Describe(status)}");
        return LookupResult.Failed();
    }

    private static SimpleTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        string domain = Host.NisDomain;
        if (domain.Length > 0 && !ByteText.EqualsIgnoreCase(domain, "(none)"))
            return new NisTable(request, domain, NisLibrary.Load());
        request.Context.Log.Warning("dict_nis_init: NIS domain name not set - NIS lookups disabled");
        return new EmptyTable();
    }

    private static string Describe(NisStatus status) => status switch
    {
        NisStatus.BadArguments => "args to function are bad",
        NisStatus.RpcFailure => "RPC failure - domain has been unbound",
        NisStatus.NoServer => "can't bind to server on this domain",
        NisStatus.NoMap => "no such map in server's domain",
        NisStatus.InternalError => "internal yp server or client error",
        NisStatus.NoResources => "resource allocation failure",
        NisStatus.NoMore => "no more records in map database",
        NisStatus.NoPortmapper => "can't communicate with portmapper",
        NisStatus.NoBinder => "can't communicate with ypbind",
        NisStatus.NoAnswer => "can't communicate with ypserv",
        NisStatus.NoDomain => "local domain name not set",
        NisStatus.BadDatabase => "yp database is bad",
        NisStatus.WrongVersion => "yp version mismatch",
        NisStatus.NoAccess => "access violation",
        NisStatus.Busy => "database busy",
        _ => "unknown NIS lookup error",
    };

    private sealed class EmptyTable() : SimpleTable(TableFlags.FixedKeys)
    {
        public override LookupResult Find(string key) => LookupResult.NotFound;
    }
}
