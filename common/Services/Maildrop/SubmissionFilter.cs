using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Services.Maildrop;

/// <summary>
/// Decides what of a user's records gets into the queue: record types by segment, a few attributes, senders that the user may
/// use. Programs that read the queue have more rights than the user and must not be told more than sendmail(1) can say.
/// </summary>
internal sealed class SubmissionFilter(Settings settings, Lazy<Log> log, uint uid)
{
    private const int ShownLength = 200;

    private static readonly RecordSet[] Segments =
        [RecordSet.SubmittedEnvelope, RecordSet.SubmittedContent, RecordSet.SubmittedExtracted];

    private readonly SenderAccess _senders = new(settings, log, uid);
    private int _segment;
    private bool _hasSender;
    private bool _hasRecipient;

    /// <summary>The verdict so far.</summary>
    public CleanupResult Verdict { get; private set; } = new(CleanupStatus.Ok, "");

    /// <summary>Whether the record is to be kept.</summary>
    /// <exception cref="FatalException">No sendmail(1) would send such a record.</exception>
    public bool Accepts(RecordType type, ReadOnlySpan<byte> data)
    {
        RecordSet allowed = Segments[_segment];
        if (!allowed.Contains(type))
            throw new FatalException($"uid={uid}: unexpected record type: {(byte)type}");
        bool isContent = type is RecordType.Line or RecordType.ContinuedLine;
        if (!isContent && data.IndexOfAny("\r\n\0"u8) >= 0)
            throw new FatalException($"uid={uid}: null or line break in '{RecordNames.Of(type)}' record type: {Shown(ByteText.FromBytes(data))}");
        if (type == allowed.Terminator && type != RecordType.End)
            _segment++;

        switch (type)
        {
            case RecordType.Sender:
                _hasSender = true;
                CheckSender(data);
                return true;
            case RecordType.Recipient:
                _hasRecipient = true;
                return true;
            case RecordType.Attribute:
                return AcceptsAttribute(ByteText.FromBytes(data));
            default:
                return true;
        }
    }

    /// <summary>A message needs a sender and a recipient; pickup would only throw it away.</summary>
    public void Complete()
    {
        if (!_hasSender || !_hasRecipient)
            Refuse(CleanupStatus.Bad, "");
    }

    /// <summary>Refuses the message; the first reason stays.</summary>
    public void Refuse(CleanupStatus status, string reason)
    {
        if (Verdict.Status == CleanupStatus.Ok)
            Verdict = new CleanupResult(status, reason);
    }

    private void CheckSender(ReadOnlySpan<byte> sender)
    {
        CleanupResult verdict = _senders.Check(ByteText.FromBytes(sender));
        if (verdict.Status != CleanupStatus.Ok)
            Refuse(verdict.Status, verdict.Reason);
    }

    private bool AcceptsAttribute(string text)
    {
        NameValue attribute = NameValue.Split(text);
        if (attribute.Error is { } error)
        {
            log.Value.Warning($"uid={uid}: ignoring malformed record: {error}: {Shown(text)}");
            return false;
        }

        string value = attribute.Value;
        bool isAllowed = attribute.Name switch
        {
            QueueAttributeNames.Encoding => value is "7bit" or "8bit" or "",
            QueueAttributeNames.RewriteContext => value is "local" or "remote",
            QueueAttributeNames.TraceFlags => IsReportRequest(value),
            QueueAttributeNames.EnvelopeId or QueueAttributeNames.NotifyFlags or QueueAttributeNames.ReturnFlags
                or QueueAttributeNames.DsnOriginalRecipient or QueueAttributeNames.CreateTime => true,
            _ => false,
        };
        if (!isAllowed)
            log.Value.Warning($"uid={uid}: ignoring attribute record: {Shown(attribute.Name)}={Shown(value)}");
        return isAllowed;
    }

    /// <summary>What <c>sendmail -v</c> and <c>sendmail -bv</c> ask for; other trace flags belong to the mail system itself.</summary>
    private static bool IsReportRequest(string value) =>
        Units.ParseNumber(value) is (long)DeliverRequestFlags.VerifyForUser or (long)DeliverRequestFlags.Record;

    private static string Shown(string text) => text.Length > ShownLength ? text[..ShownLength] : text;
}
