using Postfix.Config;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Commands;

/// <summary>
/// Addresses that are not ASCII, of clients that have not asked for SMTPUTF8 (RFC 6531): accepted as ever, unless
/// <c>strict_smtputf8</c> says otherwise.
/// </summary>
internal sealed class UndeclaredUnicode(Settings settings, SmtpdLog log)
{
    private readonly bool _isRefused = settings[MailParameters.StrictSmtpUtf8];
    private readonly bool _isOldDefault = LegacyDefaults.AppliesTo(settings, MailParameters.SmtpUtf8Enable);

    /// <summary>Whether the address may pass.</summary>
    /// <param name="client">Whose address it is.</param>
    /// <param name="role">"sender" or "recipient".</param>
    /// <param name="address">In internal form.</param>
    public bool Accepts(ClientIdentity client, string role, string address)
    {
        if (ByteText.IsAscii(address))
            return true;
        if (_isRefused)
            return false;
        if (_isOldDefault)
        {
            log.LegacyDefault(MailParameters.SmtpUtf8Enable, "no",
                $"to accept non-ASCII {role} address \"{address}\" from {client.NameAddress}");
        }
        return true;
    }
}
