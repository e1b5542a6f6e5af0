namespace Postfix.Smtpd.Protocol;

/// <summary>Which optional parameters of MAIL are open to this client.</summary>
/// <param name="Smtputf8">SMTPUTF8 (RFC 6531).</param>
/// <param name="Dsn">RET and ENVID (RFC 3461).</param>
/// <param name="VerpDelimiters">XVERP: the default delimiters; null when the client may not use it.</param>
/// <param name="VerpDelimiterFilter">Characters that a client may choose as delimiters.</param>
internal sealed record MailFeatures(bool Smtputf8, bool Dsn, string? VerpDelimiters, string VerpDelimiterFilter);
