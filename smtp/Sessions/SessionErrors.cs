namespace Postfix.SmtpClient.Sessions;

/// <summary>Kinds of trouble that a postmaster may want to hear about (notify_classes).</summary>
[Flags]
internal enum SessionErrors
{
    None = 0,

    /// <summary>The server, or this client, broke the protocol.</summary>
    Protocol = 1,

    /// <summary>A local table or file failed.</summary>
    Data = 2,
}
