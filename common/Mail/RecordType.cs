namespace Postfix.Mail;

/// <summary>The type byte of a queue file record.</summary>
public enum RecordType : byte
{
    /// <summary>Sizes and counts, first record of a queue file (<see cref="SizeRecord"/>).</summary>
    Size = (byte)'C',

    /// <summary>Arrival time, "seconds microseconds".</summary>
    ArrivalTime = (byte)'T',

    /// <summary>Create time, old form of the attribute <c>create_time</c>.</summary>
    CreateTime = (byte)'c',

    /// <summary>Full name of the sender.</summary>
    FullName = (byte)'F',

    /// <summary>Content inspector, obsolete.</summary>
    Inspector = (byte)'I',

    /// <summary>Content filter <c>transport:nexthop</c> outside the content; the same byte as <see cref="ContinuedLine"/>.</summary>
    Filter = (byte)'L',

    /// <summary>Part of a text line that goes on in the next record; the same byte as <see cref="Filter"/>.</summary>
    ContinuedLine = (byte)'L',

    /// <summary>Sender address.</summary>
    Sender = (byte)'S',

    /// <summary>Recipient that is done.</summary>
    DoneRecipient = (byte)'D',

    /// <summary>Recipient to deliver to.</summary>
    Recipient = (byte)'R',

    /// <summary>Original recipient, precedes its recipient.</summary>
    OriginalRecipient = (byte)'O',

    /// <summary>Recipient that was taken back.</summary>
    CancelledRecipient = (byte)'/',

    /// <summary>Time of the delay warning, 15 columns.</summary>
    WarningTime = (byte)'W',

    /// <summary>Named attribute <c>name=value</c>.</summary>
    Attribute = (byte)'A',

    /// <summary>Record that was taken back; readers skip it.</summary>
    Killed = (byte)'K',

    /// <summary>Redirect target; takes the place of every recipient.</summary>
    Redirect = (byte)'>',

    /// <summary>More cleanup flags after the content; decimal; towards cleanup only.</summary>
    CleanupFlags = (byte)'f',

    /// <summary>Delay in seconds; towards cleanup only.</summary>
    Delay = (byte)'d',

    /// <summary>End of the envelope, the content follows.</summary>
    Message = (byte)'M',

    /// <summary>Complete text line, without its newline.</summary>
    Line = (byte)'N',

    /// <summary>Padding; readers skip it.</summary>
    Padding = (byte)'w',

    /// <summary>End of the content, information extracted from it follows.</summary>
    Extracted = (byte)'X',

    /// <summary>Return-Receipt-To address, from headers.</summary>
    ReturnReceiptTo = (byte)'r',

    /// <summary>Errors-To address, from headers.</summary>
    ErrorsTo = (byte)'e',

    /// <summary>Priority, unused.</summary>
    Priority = (byte)'P',

    /// <summary>Jump to an absolute offset, 15 columns; 0 stays.</summary>
    Pointer = (byte)'p',

    /// <summary>Two VERP delimiters.</summary>
    Verp = (byte)'V',

    /// <summary>Old form of the attribute <c>ret_flags</c>.</summary>
    DsnReturn = (byte)'<',

    /// <summary>Old form of the attribute <c>envelope_id</c>.</summary>
    DsnEnvelopeId = (byte)'i',

    /// <summary>Old form of the attribute <c>dsn_orig_rcpt</c>.</summary>
    DsnOriginalRecipient = (byte)'o',

    /// <summary>Old form of the attribute <c>notify_flags</c>.</summary>
    DsnNotify = (byte)'n',

    /// <summary>Number of milters, their state follows; towards cleanup only.</summary>
    MilterCount = (byte)'m',

    /// <summary>Last record.</summary>
    End = (byte)'E',
}
