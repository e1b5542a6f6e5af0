namespace Postfix.SmtpClient.Outcomes;

/// <summary>Where a recipient stands.</summary>
internal enum RecipientState
{
    /// <summary>To be offered to the current server.</summary>
    Waiting,

    /// <summary>The current server did not take it; the next one may.</summary>
    ForNextServer,

    /// <summary>Delivered, bounced or deferred.</summary>
    Done,
}
