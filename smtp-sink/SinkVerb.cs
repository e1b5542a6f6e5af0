namespace Postfix.SmtpSink;

/// <summary>What a client can say; a connection and the end of data count, too.</summary>
internal enum SinkVerb
{
    Connect,
    Helo,
    Ehlo,
    Lhlo,
    Xclient,
    Xforward,
    Auth,
    Mail,
    Rcpt,
    Data,
    EndOfData,
    Rset,
    Noop,
    Vrfy,
    Quit,
}
