using Postfix.Logging;

namespace Postfix.SmtpClient.Transactions;

/// <summary>How envelopes are written, for all deliveries of this process.</summary>
/// <param name="Log">Where odd requests are reported.</param>
/// <param name="QuotesEnvelope">smtp_quote_rfc821_envelope.</param>
/// <param name="ConvertsContent">8-bit content is converted for servers without 8BITMIME (disable_mime_output_conversion is
/// no).</param>
/// <param name="Rewrite">smtp_generic_maps for an address in internal form.</param>
internal sealed record EnvelopeRules(Log Log, bool QuotesEnvelope, bool ConvertsContent, Func<string, string> Rewrite)
{
    /// <summary>smtp_send_dummy_mail_auth.</summary>
    public bool SendsDummyAuth { get; init; }
}
