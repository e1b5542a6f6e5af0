namespace Postfix.Lookup.Interop;

/// <summary>Where a cursor goes, with the numbers of db_185.h.</summary>
internal enum BerkeleyMove : uint
{
    First = 3,
    Next = 7,
}
