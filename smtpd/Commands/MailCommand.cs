using Postfix.Config;
using Postfix.Smtp;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Commands;

/// <summary>MAIL FROM (RFC 5321, section 4.1.1.2): opens a mail transaction.</summary>
internal sealed class MailCommand(SmtpdServices services) : ISmtpCommand
{
    private readonly Settings _settings = services.Settings;
    private readonly UndeclaredUnicode _unicode = new(services.Settings, services.Log);

    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        SessionState state = session.State;
        if (_settings[SmtpdAccessParameters.HeloRequired] && state.HeloName is null)
            return CommandResult.PolicyError(Replies.SendHeloFirst);
        if (state.Transaction.IsOpen)
            return CommandResult.ProtocolError(Replies.NestedMail);
        if (state.Transaction.Bdat != BdatState.None)
            return CommandResult.ProtocolError(Replies.MailAfterBdat);
        if (!arguments.TryRead(out CommandToken from) || !from.Is("FROM:"u8) || !arguments.TryRead(out CommandToken path))
            return CommandResult.ProtocolError(Replies.MailSyntax);
        if (services.Limits.CountMessage(state) is { } refusal)
            return CommandResult.Refused(refusal);
        return path.IsComplete
            ? Open(session, path.ToString(), arguments)
            : CommandResult.ProtocolError(Replies.BadSender);
    }

    private CommandResult Open(SmtpSession session, string path, CommandCursor options)
    {
        SessionState state = session.State;
        MailFeatures features = FeaturesOf(state.Rights);
        // The parameters follow the address, but decide how it may be written.
        bool smtputf8 = features.Smtputf8 && MailOptions.RequestSmtputf8(options);
        if (session.ReadAddress(path, new(AllowsEmpty: true, smtputf8, Counterpart: "")) is not { } sender)
            return CommandResult.ProtocolError(Replies.BadSender);
        MailOptions parameters = MailOptions.Parse(options, features);
        if (parameters.Fault != ParameterFault.None)
            return Refuse(parameters);
        if (services.Access.CheckSize(state, sender, parameters.Size) is { } tooBig)
            return CommandResult.Refused(tooBig);
        if (parameters.VerpDelimiters is not null && sender.Length == 0)
            return CommandResult.Refused(Replies.VerpNeedsSender);
        if (!state.Rights.IsStandAlone && JudgeSender(session, sender, smtputf8) is { } rejection)
        {
            state.ResetTransaction();
            return CommandResult.Refused(rejection);
        }
        state.Transaction.Begin(sender, parameters, services.Time.GetUtcNow());
        if (!_settings[SmtpdAccessParameters.DelayOpenUntilValidRcpt] && !session.TryOpenSubmission(out CommandResult failure))
        {
            state.ResetTransaction();
            return failure;
        }
        return CommandResult.Accepted(Replies.SenderOk);
    }

    private string? JudgeSender(SmtpSession session, string sender, bool smtputf8)
    {
        if (services.Access.CheckSenderEarly(session.State, sender) is { } rejection)
            return rejection;
        if (services.Rewriting.Judge(session.State, out RewriteContext context) is { } failure)
            return failure;
        session.State.Transaction.RewriteContext = context;
        if (!smtputf8 && !_unicode.Accepts(session.State.Client, "sender", sender))
            return Replies.NeedSmtputf8;
        return services.Access.CheckSpace(session.State, sender);
    }

    private CommandResult Refuse(MailOptions parameters) => parameters.Fault switch
    {
        ParameterFault.BadVerpDelimiters =>
            CommandResult.ProtocolError(Replies.BadVerpDelimiters(_settings[MailParameters.VerpDelimiterFilter])),
        ParameterFault.SizeOverflow => CommandResult.PolicyError(Replies.For(parameters.Fault, parameters.FaultyParameter)),
        _ => CommandResult.ProtocolError(Replies.For(parameters.Fault, parameters.FaultyParameter)),
    };

    private MailFeatures FeaturesOf(ClientRights rights) => new(
        _settings[MailParameters.SmtpUtf8Enable] && !rights.HiddenKeywords.HasFlag(EhloKeywords.Smtputf8),
        !rights.HiddenKeywords.HasFlag(EhloKeywords.Dsn),
        rights.MayVerp ? _settings[MailParameters.DefaultVerpDelimiters] : null,
        _settings[MailParameters.VerpDelimiterFilter]);
}
