using System.Buffers;
using System.Text;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>A known message header: its preferred spelling and what it is about.</summary>
public sealed record HeaderName(string Name, HeaderKind Kind, HeaderTraits Traits)
{
    private const HeaderTraits ExtractedRecipient = HeaderTraits.Recipient | HeaderTraits.Extract;

    private static readonly HeaderName[] Known =
    [
        new("Apparently-To", HeaderKind.ApparentlyTo, HeaderTraits.Recipient),
        new("Bcc", HeaderKind.Bcc, ExtractedRecipient),
        new("Cc", HeaderKind.Cc, ExtractedRecipient),
        new("Content-Description", HeaderKind.ContentDescription, HeaderTraits.Mime),
        new("Content-Disposition", HeaderKind.ContentDisposition, HeaderTraits.Mime),
        new("Content-ID", HeaderKind.ContentId, HeaderTraits.Mime),
        new("Content-Length", HeaderKind.ContentLength, HeaderTraits.None),
        new("Content-Transfer-Encoding", HeaderKind.ContentTransferEncoding, HeaderTraits.Mime),
        new("Content-Type", HeaderKind.ContentType, HeaderTraits.Mime),
        new("Date", HeaderKind.Date, HeaderTraits.None),
        new("Delivered-To", HeaderKind.DeliveredTo, HeaderTraits.None),
        new("Disposition-Notification-To", HeaderKind.DispositionNotificationTo, HeaderTraits.Sender),
        new("Errors-To", HeaderKind.ErrorsTo, HeaderTraits.Sender),
        new("From", HeaderKind.From, HeaderTraits.Sender),
        new("Mail-Followup-To", HeaderKind.MailFollowupTo, HeaderTraits.Sender),
        new("Message-Id", HeaderKind.MessageId, HeaderTraits.None),
        new("MIME-Version", HeaderKind.MimeVersion, HeaderTraits.Mime),
        new("Received", HeaderKind.Received, HeaderTraits.None),
        new("Reply-To", HeaderKind.ReplyTo, HeaderTraits.Sender),
        new("Resent-Bcc", HeaderKind.ResentBcc, ExtractedRecipient | HeaderTraits.Resent),
        new("Resent-Cc", HeaderKind.ResentCc, ExtractedRecipient | HeaderTraits.Resent),
        new("Resent-Date", HeaderKind.ResentDate, HeaderTraits.Resent),
        new("Resent-From", HeaderKind.ResentFrom, HeaderTraits.Sender | HeaderTraits.Resent),
        new("Resent-Message-Id", HeaderKind.ResentMessageId, HeaderTraits.Resent),
        new("Resent-Reply-To", HeaderKind.ResentReplyTo, HeaderTraits.Recipient | HeaderTraits.Resent),
        new("Resent-Sender", HeaderKind.ResentSender, HeaderTraits.Sender | HeaderTraits.Resent),
        new("Resent-To", HeaderKind.ResentTo, ExtractedRecipient | HeaderTraits.Resent),
        new("Return-Path", HeaderKind.ReturnPath, HeaderTraits.Sender),
        new("Return-Receipt-To", HeaderKind.ReturnReceiptTo, HeaderTraits.Sender),
        new("Sender", HeaderKind.Sender, HeaderTraits.Sender),
        new("To", HeaderKind.To, ExtractedRecipient),
    ];

    private static readonly Dictionary<string, HeaderName>.AlternateLookup<ReadOnlySpan<char>> ByName =
        Known.ToDictionary(header => header.Name, AsciiComparer.IgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly int LongestName = Known.Max(header => header.Name.Length);

    // RFC 5322, section 3.6.8: printable ASCII except colon; blanks before the colon are obsolete syntax.
    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create(Enumerable.Range('!', '~' - '!' + 1).Where(c => c != ':').Select(c => (byte)c).ToArray());

    /// <summary>The header that this text (with or without value) begins with; null when its name is not known.</summary>
    public static HeaderName? Find(ReadOnlySpan<byte> header)
    {
        int colon = header.IndexOf((byte)':');
        ReadOnlySpan<byte> name = (colon < 0 ? header : header[..colon]).TrimEnd(" \t"u8);
        if (name.Length > LongestName)
            return null;
        Span<char> text = stackalloc char[name.Length];
        Encoding.Latin1.GetChars(name, text);
        return ByName.TryGetValue(text, out HeaderName? known) ? known : null;
    }

    /// <summary>Length of the header name that a line begins with; 0 when the line does not begin a header.</summary>
    public static int NameLength(ReadOnlySpan<byte> line)
    {
        int length = line.IndexOfAnyExcept(NameBytes);
        if (length <= 0)
            return 0;
        int colon = length + Math.Max(0, line[length..].IndexOfAnyExcept((byte)' ', (byte)'\t'));
        return line[colon] == ':' ? length : 0;
    }

    /// <summary>Whether this trait applies.</summary>
    public bool Has(HeaderTraits trait) => (Traits & trait) != 0;
}
