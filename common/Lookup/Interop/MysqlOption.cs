namespace Postfix.Lookup.Interop;

/// <summary>Options of a connection that we set (enum mysql_option).</summary>
internal enum MysqlOption
{
    ConnectTimeout = 0,
    DefaultFile = 4,
    DefaultGroup = 5,
    LocalInfile = 8,
    ReadTimeout = 11,
    WriteTimeout = 12,
    VerifyServerCertificate = 21,
    Key = 25,
    Certificate = 26,
    AuthorityFile = 27,
    AuthorityDirectory = 28,
    Ciphers = 29,
}
