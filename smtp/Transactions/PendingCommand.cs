using Postfix.SmtpClient.Outcomes;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Transactions;

/// <summary>A command whose reply is still to come; with the recipient that it is about.</summary>
internal readonly record struct PendingCommand(Stage Stage, PendingRecipient? Recipient);
