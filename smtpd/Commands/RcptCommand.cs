using Postfix.Config;
using Postfix.Mail;
using Postfix.Smtp;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;
using Postfix.Smtpd.Submission;
using Postfix.Text;

namespace Postfix.Smtpd.Commands;

/// <summary>RCPT TO (RFC 5321, section 4.1.1.3). The first recipient that is accepted opens the connection to the queue.</summary>
internal sealed class RcptCommand(SmtpdServices services) : ISmtpCommand
{
    private readonly Settings _settings = services.Settings;
    private readonly UndeclaredUnicode _unicode = new(services.Settings, services.Log);

    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (!state.Transaction.IsOpen)
            return CommandResult.ProtocolError(Replies.NeedMail);
        if (state.Transaction.Bdat != BdatState.None)
            return CommandResult.ProtocolError(Replies.RcptAfterBdat);
        if (!arguments.TryRead(out CommandToken to) || !to.Is("TO:"u8) || !arguments.TryRead(out CommandToken path))
            return CommandResult.ProtocolError(Replies.RcptSyntax);
        if (services.Limits.CountRecipient(state) is { } refusal)
            return CommandResult.Refused(refusal);
        return path.IsComplete
            ? Add(session, path.ToString(), arguments)
            : CommandResult.ProtocolError(Replies.BadRecipient);
    }

    private CommandResult Add(SmtpSession session, string path, CommandCursor options)
    {
        MailTransaction transaction = session.State.Transaction;
        if (session.ReadAddress(path, new(AllowsEmpty: false, transaction.Smtputf8, transaction.Sender!)) is not { } recipient)
            return CommandResult.ProtocolError(Replies.BadRecipient);
        bool isDsnEnabled = !session.State.Rights.HiddenKeywords.HasFlag(EhloKeywords.Dsn);
        RecipientOptions parameters = RecipientOptions.Parse(options, isDsnEnabled);
        if (parameters.UnknownNotifyWord is { } word)
            services.Log.UnknownNotifyWord(word, parameters.FaultyParameter[(parameters.FaultyParameter.IndexOf('=') + 1)..]);
        if (parameters.Fault != ParameterFault.None)
            return CommandResult.ProtocolError(Replies.For(parameters.Fault, parameters.FaultyParameter));
        if (transaction.RecipientCount >= _settings[SmtpdParameters.RecipientLimit])
            return RefuseSurplus(transaction);
        if (!transaction.Smtputf8 && !_unicode.Accepts(session.State.Client, "recipient", recipient))
            return CommandResult.Refused(Replies.NeedSmtputf8);
        if (!session.State.Rights.IsStandAlone && services.Access.CheckRecipient(session.State, recipient) is { } rejection)
            return CommandResult.Refused(rejection);
        return Store(session, recipient, parameters.OriginalRecipient ?? Original(path), parameters.Notify);
    }

    // A well-behaved client sends the surplus in another transaction; one that goes on and on is not well-behaved.
    private CommandResult RefuseSurplus(MailTransaction transaction) =>
        transaction.Overshoot++ < _settings[SmtpdParameters.RecipientOvershootLimit]
            ? CommandResult.Accepted(Replies.TooManyRecipients)
            : CommandResult.PolicyError(Replies.TooManyRecipients);

    private static CommandResult Store(SmtpSession session, string recipient, string original, NotifyFlags notify)
    {
        if (!session.TryOpenSubmission(out CommandResult failure))
            return failure;
        MailTransaction transaction = session.State.Transaction;
        EnvelopeRecords.WriteRecipient(transaction.Submission!.Records, recipient, original, notify);
        transaction.AddRecipient(recipient);
        return CommandResult.Accepted(Replies.RecipientOk);
    }

    // RFC 3461, section 5.2.1: without ORCPT the address is passed on as the client wrote it.
    private static string Original(string path)
    {
        bool hasBrackets = path.Length > 1 && path[0] == '<' && path[^1] == '>';
        return "rfc822;" + (hasBrackets ? path[1..^1] : path);
    }
}
