namespace Postfix.Mail;

/// <summary>Message headers that the mail system knows.</summary>
public enum HeaderKind
{
    /// <summary>Any other header.</summary>
    Other,

    /// <summary>Apparently-To.</summary>
    ApparentlyTo,

    /// <summary>Bcc.</summary>
    Bcc,

    /// <summary>Cc.</summary>
    Cc,

    /// <summary>Content-Description.</summary>
    ContentDescription,

    /// <summary>Content-Disposition.</summary>
    ContentDisposition,

    /// <summary>Content-ID.</summary>
    ContentId,

    /// <summary>Content-Length.</summary>
    ContentLength,

    /// <summary>Content-Transfer-Encoding.</summary>
    ContentTransferEncoding,

    /// <summary>Content-Type.</summary>
    ContentType,

    /// <summary>Date.</summary>
    Date,

    /// <summary>Delivered-To.</summary>
    DeliveredTo,

    /// <summary>Disposition-Notification-To.</summary>
    DispositionNotificationTo,

    /// <summary>Errors-To.</summary>
    ErrorsTo,

    /// <summary>From.</summary>
    From,

    /// <summary>Mail-Followup-To.</summary>
    MailFollowupTo,

    /// <summary>Message-Id.</summary>
    MessageId,

    /// <summary>MIME-Version.</summary>
    MimeVersion,

    /// <summary>Received.</summary>
    Received,

    /// <summary>Reply-To.</summary>
    ReplyTo,

    /// <summary>Resent-Bcc.</summary>
    ResentBcc,

    /// <summary>Resent-Cc.</summary>
    ResentCc,

    /// <summary>Resent-Date.</summary>
    ResentDate,

    /// <summary>Resent-From.</summary>
    ResentFrom,

    /// <summary>Resent-Message-Id.</summary>
    ResentMessageId,

    /// <summary>Resent-Reply-To.</summary>
    ResentReplyTo,

    /// <summary>Resent-Sender.</summary>
    ResentSender,

    /// <summary>Resent-To.</summary>
    ResentTo,

    /// <summary>Return-Path.</summary>
    ReturnPath,

    /// <summary>Return-Receipt-To.</summary>
    ReturnReceiptTo,

    /// <summary>Sender.</summary>
    Sender,

    /// <summary>To.</summary>
    To,
}
