namespace Postfix.Lookup.Interop;

/// <summary>The kinds of Berkeley DB files that Postfix uses, with the numbers of db_185.h.</summary>
internal enum BerkeleyFormat
{
    Btree = 0,
    Hash = 1,
}
