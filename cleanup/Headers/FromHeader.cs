using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Mail.Notifications;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Makes the value of a From: header from sender and full name.</summary>
/// <param name="format">Where the name stands (<c>header_from_format</c>).</param>
/// <param name="charset">Character set that is declared for names that are not ASCII (<c>full_name_encoding_charset</c>).</param>
/// <param name="tokenLimit">Most words of a name (<c>header_address_token_limit</c>).</param>
/// <param name="log">Told about names that cannot be encoded, and are left out.</param>
internal sealed class FromHeader(HeaderFromFormat format, string charset, int tokenLimit, Log log)
{
    private const string MailerDaemon = "MAILER-DAEMON";
    private const string NeedsQuotes = "%!()<>@,;:\\\".[]";

    private readonly string? _charsetFault = EncodedWord.FindFault(charset);

    /// <summary>The value for a sender in internal form, and a name that may be empty.</summary>
    public string Format(string sender, string fullName)
    {
        string address = EmailAddress.Quote(sender.Length > 0 ? sender : MailerDaemon);
        string name = fullName.Replace('\r', ' ').Replace('\n', ' ');
        if (sender.Length == 0 || name.Length == 0 || !CanWrite(name))
            return address;
        if (format == HeaderFromFormat.Obsolete)
            return $"{address} {Comment(name)}";
        string phrase = Phrase(name);
        return phrase.Length == 0 ? $"<{address}>" : $"{phrase} <{address}>";
    }

    private bool CanWrite(string name)
    {
        if (_charsetFault is null || ByteText.IsAscii(name))
            return true;
        log.Warning($"{CleanupParameters.FullNameEncodingCharset.Name}: {_charsetFault}");
        return false;
    }

    private string Phrase(string name)
    {
        if (!ByteText.IsAscii(name))
            return EncodedWord.Encode(name, charset, EncodedWord.PhraseSpecials);
        return name.AsSpan().ContainsAny(NeedsQuotes)
            ? AddressPrinter.External([new AddressToken(AddressTokenKind.QuotedString, name)])
            : AddressPrinter.External(AddressParser.Tokenize(name, tokenLimit));
    }

    private string Comment(string name) => ByteText.IsAscii(name)
        ? AddressPrinter.External(AddressParser.Parse($"({name})"))
        : $"({EncodedWord.Encode(name, charset, EncodedWord.CommentSpecials)})";
}
