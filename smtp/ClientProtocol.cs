namespace Postfix.SmtpClient;

/// <summary>Which of the two protocols this process speaks; decided by the name it runs as.</summary>
internal enum ClientProtocol
{
    Smtp,
    Lmtp,
}
