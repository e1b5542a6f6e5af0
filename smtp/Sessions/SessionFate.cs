namespace Postfix.SmtpClient.Sessions;

/// <summary>What happens to a connection after the delivery; it only ever gets worse.</summary>
internal enum SessionFate
{
    /// <summary>Keep it for the next message.</summary>
    Keep,

    /// <summary>Say QUIT and close.</summary>
    Close,

    /// <summary>
    /// As <see cref="Close"/>; and the destination is in trouble, so a connection to another of its hosts is not to hide that.
    /// </summary>
    CloseInTrouble,

    /// <summary>Close at once: the dialogue is in a state in which nothing may be said.</summary>
    Abandon,
}
