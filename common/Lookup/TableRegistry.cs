using Postfix.Lookup.Tables;

namespace Postfix.Lookup;

/// <summary>All table types. Adding one means a class in <c>Tables</c> and a row here.</summary>
public static class TableRegistry
{
    private static readonly TableType[] Types =
    [
        CidrTable.Type,
        DebugTable.Type,
        EnvironTable.Type,
        FailTable.Type,
        BerkeleyTable.BtreeType,
        BerkeleyTable.HashType,
        CdbTable.Type,
        LdapTable.Type,
        LmdbTable.Type,
        InlineTable.Type,
        InternalTable.Type,
        MemcacheTable.Type,
        MongodbTable.Type,
        MysqlTable.Type,
        NisTable.Type,
        PcreTable.Type,
        PgsqlTable.Type,
        PipeTable.Type,
        ProxyTable.Type,
        RandomTable.Type,
        RedisTable.Type,
        RegexpTable.Type,
        SocketmapTable.Type,
        SqliteTable.Type,
        StaticTable.Type,
        TcpTable.Type,
        TextHashTable.Type,
        UnionTable.Type,
        UnixTable.Type,
    ];

    /// <summary>The names of all types in alphabetic order (postconf -m).</summary>
    public static IEnumerable<string> Names => Types.Select(type => type.Name).Order(StringComparer.Ordinal);

    /// <summary>The type of this name; null when there is none.</summary>
    public static TableType? Find(string name) => Array.Find(Types, type => type.Name == name);

    /// <summary>Opens a table of just this type, that is not shared.</summary>
    /// <exception cref="TableException">No such type, or the table cannot be opened.</exception>
    internal static ILookupTable OpenDirectly(TableRequest request) =>
        Find(request.Spec.Type) is { } type
            ? type.Open(request)
            : throw new TableException($"unsupported dictionary type: {request.Spec.Type}");
}
