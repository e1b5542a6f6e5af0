using Postfix.Mail;
using Postfix.Smtp;
using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Content;

/// <summary>
/// Content goes through the MIME parser: 8-bit content is converted for servers that cannot take it, and headers get the
/// addresses that
/// the world is to see.
/// </summary>
internal sealed class MimeContent : IContentFilter
{
    private readonly MimeParser<MimeOutput> _parser;

    /// <param name="writer">Where the result goes.</param>
    /// <param name="generic">smtp_generic_maps; null when there is none.</param>
    /// <param name="isDowngraded">8-bit content is converted to quoted-printable.</param>
    /// <param name="limits">Bounds of the parser.</param>
    public MimeContent(SmtpContentWriter writer, GenericAddresses? generic, bool isDowngraded, MimeLimits limits)
    {
        MimeOptions options = isDowngraded ? MimeOptions.Downgrade | MimeOptions.ReportNesting : MimeOptions.DisableMime;
        _parser = new MimeParser<MimeOutput>(new MimeOutput(writer, generic), options, limits);
    }

    public void Feed(RecordType type, ReadOnlySpan<byte> text) => _parser.Feed(type, text);

    public Trouble? Finish()
    {
        _parser.Finish();
        return _parser.Errors == MimeErrors.None ? null : Trouble.Message(MimeErrorText.Status, MimeErrorText.Describe(_parser.Errors));
    }
}
