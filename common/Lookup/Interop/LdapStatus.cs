namespace Postfix.Lookup.Interop;

/// <summary>Results of LDAP operations that make a difference here (ldap.h).</summary>
internal static class LdapStatus
{
    public const int Success = 0;
    public const int NoSuchObject = 0x20;
    public const int Busy = 0x33;
    public const int Unavailable = 0x34;
    public const int ServerDown = -1;
    public const int DecodingError = -4;
    public const int Timeout = -5;
    public const int ConnectError = -11;
}
