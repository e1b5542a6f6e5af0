namespace Postfix.SmtpClient.Sessions;

/// <summary>Why a conversation with a server ended before its time.</summary>
internal enum ConversationFault
{
    /// <summary>The server took too long.</summary>
    TimedOut,

    /// <summary>The connection is gone.</summary>
    Lost,

    /// <summary>Something went wrong on this side, such as a table that cannot be searched.</summary>
    LocalData,
}
