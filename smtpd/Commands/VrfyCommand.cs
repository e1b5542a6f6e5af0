using Postfix.Config;
using Postfix.Smtp;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Commands;

/// <summary>
/// VRFY (RFC 5321, section 4.1.1.6). It passes the checks of RCPT and tells no more than RCPT would; the reply repeats what the
/// client wrote.
/// </summary>
internal sealed class VrfyCommand(SmtpdServices services) : ISmtpCommand
{
    private const string Smtputf8 = "SMTPUTF8";

    public CommandResult Execute(SmtpSession session, CommandCursor arguments)
    {
        if (services.Settings[SmtpdParameters.DisableVrfyCommand])
            return CommandResult.PolicyError(Replies.VrfyDisabled);
        bool isUtf8Enabled = services.Settings[MailParameters.SmtpUtf8Enable];
        string address = arguments.ReadRest();
        bool smtputf8 = isUtf8Enabled
            && !session.State.Rights.HiddenKeywords.HasFlag(EhloKeywords.Smtputf8)
            && TryTakeKeyword(ref address);
        if (address.Length == 0)
            return CommandResult.ProtocolError($"501 5.5.4 Syntax: VRFY address{(isUtf8Enabled ? $" [{Smtputf8}]" : "")}");
        if (services.Limits.CountRecipient(session.State) is { } refusal)
            return CommandResult.Refused(refusal);
        AddressForm form = new(AllowsEmpty: false, smtputf8, session.State.Transaction.Sender ?? "");
        if (session.ReadAddress(address, form, isStrict: false) is not { } recipient)
            return CommandResult.ProtocolError(Replies.BadRecipient);
        if (!smtputf8 && services.Settings[MailParameters.StrictSmtpUtf8] && !ByteText.IsAscii(recipient))
            return CommandResult.Refused(Replies.NeedSmtputf8);
        bool mayBeUtf8 = smtputf8 || session.State.Transaction.Smtputf8;
        return !session.State.Rights.IsStandAlone && services.Access.CheckRecipient(session.State, recipient, mayBeUtf8) is { } rejection
            ? CommandResult.Refused(rejection)
            : CommandResult.Accepted($"252 2.0.0 {address}");
    }

    private static bool TryTakeKeyword(ref string address)
    {
        int start = address.LastIndexOf(' ') + 1;
        if (!ByteText.EqualsIgnoreCase(address.AsSpan(start), Smtputf8))
            return false;
        address = address[..Math.Max(start - 1, 0)];
        return true;
    }
}
