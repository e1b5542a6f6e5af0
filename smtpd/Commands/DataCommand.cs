using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Commands;

/// <summary>DATA (RFC 5321, section 4.1.1.4).</summary>
internal sealed class DataCommand(SmtpdServices services) : ISmtpCommand
{
    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        MailTransaction transaction = state.Transaction;
        if (transaction.Bdat != BdatState.None)
            return CommandResult.ProtocolError(Replies.DataAfterBdat);
        // With pipelining a client sends DATA before it knows that all recipients were refused; that is no protocol error.
        if (transaction.RecipientCount == 0)
            return transaction.IsOpen ? CommandResult.Refused(Replies.NoValidRecipients) : CommandResult.ProtocolError(Replies.NeedRcpt);
        if (!arguments.IsAtEnd)
            return CommandResult.ProtocolError(Replies.DataSyntax);
        if (!state.Rights.IsStandAlone && services.Access.CheckData(state) is { } rejection)
            return CommandResult.Refused(rejection);
        session.Message.Begin();
        session.Reply(Replies.StartContent);
        state.Stage = Stages.DataContent;
        session.Message.ReceiveData();
        state.Stage = Stages.EndOfMessage;
        return session.Message.Finish();
    }
}
