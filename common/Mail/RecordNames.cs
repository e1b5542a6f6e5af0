namespace Postfix.Mail;

/// <summary>The names of record types, as postcat(1) shows them.</summary>
public static class RecordNames
{
    /// <summary>The name of a record outside the message text.</summary>
    public static string Of(RecordType type) => type switch
    {
        RecordType.Size => "message_size",
        RecordType.ArrivalTime => "message_arrival_time",
        RecordType.CreateTime => "queue_file_create_time",
        RecordType.FullName => "sender_fullname",
        RecordType.Inspector => "content_inspector",
        RecordType.Filter => "content_filter",
        RecordType.Sender => "sender",
        RecordType.DoneRecipient => "done_recipient",
        RecordType.CancelledRecipient => "canceled_recipient",
        RecordType.Recipient => "recipient",
        RecordType.OriginalRecipient => "original_recipient",
        RecordType.WarningTime => "warning_message_time",
        RecordType.Attribute => "named_attribute",
        RecordType.Pointer => "pointer_record",
        RecordType.Killed => "killed_record",
        RecordType.Message => "message_content",
        RecordType.Line => "regular_text",
        RecordType.Padding => "padding",
        RecordType.Extracted => "extracted_info",
        RecordType.ReturnReceiptTo => "return_receipt",
        RecordType.ErrorsTo => "errors_to",
        RecordType.Priority => "priority",
        RecordType.Verp => "verp_delimiters",
        RecordType.End => "message_end",
        RecordType.Redirect => "redirect_to",
        RecordType.CleanupFlags => "flags",
        RecordType.DsnReturn => "dsn_return_flags",
        RecordType.DsnEnvelopeId => "dsn_envelope_id",
        RecordType.DsnOriginalRecipient => "dsn_original_recipient",
        RecordType.DsnNotify => "dsn_notify_flags",
        _ => "unknown_record_type",
    };
}
