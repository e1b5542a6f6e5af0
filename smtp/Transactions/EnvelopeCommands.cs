using System.Text;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;
using Postfix.SmtpClient.Sessions;
using Postfix.Text;

namespace Postfix.SmtpClient.Transactions;

/// <summary>Writes MAIL and RCPT with the parameters that a server understands (RFC 5321, 1870, 6152, 3461, 6531).</summary>
internal sealed class EnvelopeCommands(DeliverRequest request, ServerFeatures features, EnvelopeRules rules)
{
    /// <summary>The message has 8-bit content that the server cannot take: it is converted on the way.</summary>
    public bool IsDowngraded { get; } =
        rules.ConvertsContent && (features & ServerFeatures.EightBitMime) == 0 && request.Encoding != "7bit";

    public string MailFrom()
    {
        StringBuilder command = new($"MAIL FROM:<{External(request.Sender)}>");
        // The size of converted content is not known before it is converted.
        if (Offers(ServerFeatures.Size) && !IsDowngraded)
            command.Append(" SIZE=").Append(request.DataSize);
        if (Offers(ServerFeatures.EightBitMime))
            command.Append(BodyParameter());
        if (Offers(ServerFeatures.Dsn))
            AppendDsn(command);
        if (Offers(ServerFeatures.Smtputf8) && (request.Smtputf8 & (int)Smtputf8Flags.Requested) != 0)
            command.Append(" SMTPUTF8");
        // It is this system that has logged in, not the sender (RFC 4954, section 5).
        if (rules.SendsDummyAuth && Offers(ServerFeatures.Auth))
            command.Append(" AUTH=<>");
        return command.ToString();
    }

    public string RcptTo(DeliverRecipient recipient)
    {
        StringBuilder command = new($"RCPT TO:<{External(recipient.Address)}>");
        if (!Offers(ServerFeatures.Dsn))
            return command.ToString();
        if (OriginalRecipient(recipient) is { } original)
            command.Append(" ORCPT=").Append(original);
        if (recipient.Notify != 0)
            command.Append(" NOTIFY=").Append(NotifyWords((NotifyFlags)recipient.Notify));
        return command.ToString();
    }

    private bool Offers(ServerFeatures feature) => (features & feature) != 0;

    private string External(string address)
    {
        string mapped = rules.Rewrite(address);
        return rules.QuotesEnvelope && mapped.Length > 0 ? EmailAddress.QuoteForSmtp(mapped) : mapped;
    }

    private string BodyParameter()
    {
        switch (request.Encoding)
        {
            case "8bit":
                return " BODY=8BITMIME";
            case "7bit":
                return " BODY=7BIT";
            case "":
                return "";
            default:
                rules.Log.Warning($"{request.QueueId}: unknown content encoding: {request.Encoding}");
                return "";
        }
    }

    private void AppendDsn(StringBuilder command)
    {
        if (request.EnvelopeId.Length > 0)
            command.Append(" ENVID=").Append(Xtext.Encode(request.EnvelopeId, "+="));
        if (request.ReturnFlags != 0)
            command.Append(" RET=").Append((ReturnFlags)request.ReturnFlags == ReturnFlags.Full ? "FULL" : "HDRS");
    }

    /// <summary>The ORCPT value; null when the address has no form that may be sent.</summary>
    private string? OriginalRecipient(DeliverRecipient recipient)
    {
        string original = recipient.DsnOriginalRecipient;
        if (original.Length == 0 && recipient.OriginalAddress.Length > 0)
        {
            string address = EmailAddress.Quote(recipient.OriginalAddress);
            bool isUtf8 = request.Smtputf8 != 0 && !ByteText.IsAscii(address);
            original = (isUtf8 ? "utf-8;" : "rfc822;") + address;
        }
        if (original.Length == 0)
            return null;
        return ByteText.StartsWithIgnoreCase(original, "utf-8;") ? UnicodeXtext.Encode(original) : Xtext.Encode(original, "=");
    }

    private static string NotifyWords(NotifyFlags flags)
    {
        ReadOnlySpan<(NotifyFlags Flag, string Word)> words =
        [
            (NotifyFlags.Never, "NEVER"), (NotifyFlags.Success, "SUCCESS"), (NotifyFlags.Failure, "FAILURE"), (NotifyFlags.Delay, "DELAY"),
        ];
        StringBuilder text = new();
        foreach ((NotifyFlags flag, string word) in words)
            if ((flags & flag) != 0)
                text.Append(text.Length > 0 ? "," : "").Append(word);
        return text.ToString();
    }
}
