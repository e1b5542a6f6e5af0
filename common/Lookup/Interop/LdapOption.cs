namespace Postfix.Lookup.Interop;

/// <summary>Options of libldap that we set (LDAP_OPT_…).</summary>
internal enum LdapOption
{
    Dereference = 0x0002,
    Referrals = 0x0008,
    Restart = 0x0009,
    ProtocolVersion = 0x0011,
    DebugLevel = 0x5001,
    Timeout = 0x5002,
    NetworkTimeout = 0x5005,
    TlsAuthorityFile = 0x6002,
    TlsAuthorityDirectory = 0x6003,
    TlsCertificate = 0x6004,
    TlsKey = 0x6005,
    TlsRequireCertificate = 0x6006,
    TlsCiphers = 0x6008,
    TlsRandomFile = 0x6009,
    TlsNewContext = 0x600f,
    SaslSecurity = 0x6106,
}
