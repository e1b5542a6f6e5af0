using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>Reasons of failed lookups that postmap(1) shows and that scripts may look for, although they say little.</summary>
internal static class TableReasons
{
    /// <summary>A server of the network has no answer now.</summary>
    public static readonly string Pending = Errno.EINPROGRESS.Describe();

    /// <summary>A database has no answer now.</summary>
    public static readonly string Missing = Errno.ENOENT.Describe();
}
