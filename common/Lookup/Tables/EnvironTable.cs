using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>environ:name looks up variables of the process environment; the name itself means nothing.</summary>
internal sealed class EnvironTable() : SimpleTable(TableFlags.FixedKeys)
{
    public static readonly TableType Type = new("environ", _ => new EnvironTable());

    public override LookupResult Find(string key) =>
        Environ.Get(key) is { } value ? LookupResult.Found(value) : LookupResult.NotFound;
}
