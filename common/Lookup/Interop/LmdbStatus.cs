namespace Postfix.Lookup.Interop;

/// <summary>Return values of liblmdb that need an answer.</summary>
internal static class LmdbStatus
{
    public const int KeyExists = -30799;
    public const int NotFound = -30798;
    public const int MapFull = -30792;
    public const int MapResized = -30785;
}
