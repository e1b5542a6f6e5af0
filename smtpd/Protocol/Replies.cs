namespace Postfix.Smtpd.Protocol;

/// <summary>The fixed replies of this server, worded as Postfix words them.</summary>
internal static class Replies
{
    public const string Ok = "250 2.0.0 Ok";
    public const string SenderOk = "250 2.1.0 Ok";
    public const string RecipientOk = "250 2.1.5 Ok";
    public const string Bye = "221 2.0.0 Bye";
    public const string Goodbye = "221 2.7.0 Error: I can break rules, too. Goodbye.";
    public const string StartContent = "354 End data with <CR><LF>.<CR><LF>";

    public const string HeloSyntax = "501 Syntax: HELO hostname";
    public const string EhloSyntax = "501 Syntax: EHLO hostname";
    public const string SendHeloFirst = "503 5.5.1 Error: send HELO/EHLO first";
    public const string NestedMail = "503 5.5.1 Error: nested MAIL command";
    public const string MailAfterBdat = "503 5.5.1 Error: MAIL after BDAT";
    public const string MailSyntax = "501 5.5.4 Syntax: MAIL FROM:<address>";
    public const string BadSender = "501 5.1.7 Bad sender address syntax";
    public const string VerpNeedsSender = "503 5.5.4 Error: XVERP requires non-null sender";
    public const string NeedMail = "503 5.5.1 Error: need MAIL command";
    public const string RcptAfterBdat = "503 5.5.1 Error: RCPT after BDAT";
    public const string RcptSyntax = "501 5.5.4 Syntax: RCPT TO:<address>";
    public const string BadRecipient = "501 5.1.3 Bad recipient address syntax";
    public const string TooManyRecipients = "452 4.5.3 Error: too many recipients";
    public const string NeedSmtputf8 = "553 5.6.7 Must declare SMTPUTF8 to send unicode address";
    public const string DataAfterBdat = "503 5.5.1 Error: DATA after BDAT";
    public const string NeedRcpt = "503 5.5.1 Error: need RCPT command";
    public const string NoValidRecipients = "554 5.5.1 Error: no valid recipients";
    public const string DataSyntax = "501 5.5.4 Syntax: DATA";
    public const string RsetSyntax = "501 5.5.4 Syntax: RSET";
    public const string BdatDisabled = "521 5.5.1 Error: command not implemented";
    public const string BdatSyntax = "521 5.5.4 Syntax: BDAT count [LAST]";
    public const string NullBdat = "551 5.7.1 Null BDAT request";
    public const string ChunkTooBig = "552 5.3.4 Chunk exceeds message size limit";
    public const string VrfyDisabled = "502 5.5.1 VRFY command is disabled";
    public const string EtrnSendHeloFirst = "503 Error: send HELO/EHLO first";
    public const string EtrnInTransaction = "503 Error: MAIL transaction in progress";
    public const string EtrnSyntax = "500 Syntax: ETRN domain";
    public const string EtrnBadDomain = "501 Error: invalid parameter syntax";
    public const string EtrnStarted = "250 Queuing started";
    public const string EtrnFailed = "458 Unable to queue messages";
    public const string TransactionInProgress = "503 5.5.1 Error: MAIL transaction in progress";
    public const string NotAuthorized = "550 5.7.0 Error: insufficient authorization";
    public const string AttributeExpected = "501 5.5.4 Error: attribute=value expected";
    public const string AttributeTooLong = "501 5.5.4 Error: attribute value too long";
    public const string NotImplemented = "502 5.5.1 Error: command not implemented";
    public const string StartTls = "220 2.0.0 Ready to start TLS";
    public const string StartTlsSyntax = "501 5.5.4 Syntax: STARTTLS";
    public const string TlsActive = "554 5.5.1 Error: TLS already active";
    public const string TlsUnavailable = "454 4.7.0 TLS not available due to local problem";
    public const string TlsRequired = "530 5.7.0 Must issue a STARTTLS command first";
    public const string AuthNotEnabled = "503 5.5.1 Error: authentication not enabled";
    public const string AlreadyAuthenticated = "503 5.5.1 Error: already authenticated";
    public const string AuthSyntax = "501 5.5.4 Syntax: AUTH mechanism";
    public const string AuthResponseTooLong = "500 5.5.6 SASL response limit exceeded";
    public const string AuthAborted = "501 5.7.0 Authentication aborted";
    public const string Authenticated = "235 2.7.0 Authentication successful";
    public const string UnknownCommand = "500 5.5.2 Error: command not recognized";
    public const string BadSyntax = "500 5.5.2 Error: bad syntax";
    public const string BadUtf8 = "500 5.5.2 Error: bad UTF-8 syntax";
    public const string QueueFileError = "451 4.3.0 Error: queue file write error";
    public const string NotSynchronized = "554 5.5.0 Error: SMTP protocol synchronization";

    /// <summary>The reply to a bad parameter of MAIL or RCPT.</summary>
    public static string For(ParameterFault fault, string parameter) => fault switch
    {
        ParameterFault.BadSize => "501 5.5.4 Bad message size syntax",
        ParameterFault.SizeOverflow => "552 5.3.4 Message size exceeds file system imposed limit",
        ParameterFault.DsnDisabled => "501 5.7.1 DSN support is disabled",
        ParameterFault.BadReturn => "501 5.5.4 Bad RET parameter syntax",
        ParameterFault.BadEnvelopeId => "501 5.5.4 Bad ENVID parameter syntax",
        ParameterFault.RepeatedAuth => "503 5.5.4 Error: multiple AUTH= options",
        ParameterFault.BadNotify => "501 5.5.4 Error: Bad NOTIFY parameter syntax",
        ParameterFault.BadOriginalRecipient => "501 5.5.4 Error: Bad ORCPT parameter syntax",
        ParameterFault.Unsupported => $"555 5.5.4 Unsupported option: {parameter}",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault, "not a fault with a fixed reply"),
    };

    /// <summary>The reply to a line that ends in LF alone, where that is forbidden.</summary>
    public static string BareNewline(int code, string host) => $"{code} 5.5.2 {host} Error: bare <LF> received";

    /// <summary>The reply to XVERP delimiters outside the permitted set.</summary>
    public static string BadVerpDelimiters(string permitted) => $"501 5.5.4 Error: XVERP needs two characters from {permitted}";
}
