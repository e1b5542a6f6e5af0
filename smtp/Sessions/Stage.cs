namespace Postfix.SmtpClient.Sessions;

/// <summary>Where in the dialogue we are; each stage has a time limit and words of its own.</summary>
internal enum Stage
{
    Greeting,
    Ehlo,
    Helo,
    Lhlo,
    StartTls,
    XforwardClient,
    XforwardProtocol,
    Mail,
    Rcpt,
    Data,
    Content,
    EndOfData,
    Reset,
    ResetProbe,
    Quit,
}
