using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>The parameters that follow the address in RCPT TO (RFC 3461).</summary>
internal sealed class RecipientOptions
{
    /// <summary>NOTIFY; none when not given.</summary>
    public NotifyFlags Notify { get; private set; }

    /// <summary>A word in NOTIFY that nobody knows, for the log.</summary>
    public string? UnknownNotifyWord { get; private set; }

    /// <summary>ORCPT, decoded, as <c>type;address</c>; null when not given.</summary>
    public string? OriginalRecipient { get; private set; }

    public ParameterFault Fault { get; private set; }

    /// <summary>The parameter that <see cref="Fault"/> is about, as the client wrote it.</summary>
    public string FaultyParameter { get; private set; } = "";

    public static RecipientOptions Parse(CommandCursor arguments, bool isDsnEnabled)
    {
        RecipientOptions result = new();
        while (result.Fault == ParameterFault.None && arguments.TryRead(out CommandToken token))
        {
            string parameter = token.ToString();
            result.Fault = result.Accept(parameter, isDsnEnabled);
            result.FaultyParameter = parameter;
        }
        return result;
    }

    private ParameterFault Accept(string parameter, bool isDsnEnabled)
    {
        if (ByteText.StartsWithIgnoreCase(parameter, "NOTIFY="))
            return isDsnEnabled ? AcceptNotify(parameter["NOTIFY=".Length..]) : ParameterFault.DsnDisabled;
        if (ByteText.StartsWithIgnoreCase(parameter, "ORCPT="))
            return isDsnEnabled ? AcceptOriginalRecipient(parameter["ORCPT=".Length..]) : ParameterFault.DsnDisabled;
        return ParameterFault.Unsupported;
    }

    private ParameterFault AcceptNotify(string value)
    {
        NotifyParameter notify = NotifyParameter.Parse(value);
        UnknownNotifyWord = notify.UnknownWord;
        if (Notify != NotifyFlags.None || notify.Flags == NotifyFlags.None)
            return ParameterFault.BadNotify;
        Notify = notify.Flags;
        return ParameterFault.None;
    }

    private ParameterFault AcceptOriginalRecipient(string value)
    {
        int semicolon = value.IndexOf(';');
        if (OriginalRecipient is not null || semicolon <= 0)
            return ParameterFault.BadOriginalRecipient;
        string type = value[..semicolon];
        string coded = value[(semicolon + 1)..];
        string? address = ByteText.EqualsIgnoreCase(type, "utf-8") ? UnicodeXtext.Decode(coded) : Xtext.Decode(coded);
        if (address is null || address.Contains('\0'))
            return ParameterFault.BadOriginalRecipient;
        OriginalRecipient = $"{type};{address}";
        return ParameterFault.None;
    }
}
