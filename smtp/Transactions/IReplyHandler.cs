using Postfix.Smtp;

namespace Postfix.SmtpClient.Transactions;

/// <summary>Learns the replies to commands, in the order of the commands.</summary>
internal interface IReplyHandler
{
    void OnReply(PendingCommand command, SmtpReply reply);
}
