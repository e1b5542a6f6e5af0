namespace Postfix.Smtpd.Protocol;

/// <summary>What can be wrong with a parameter of MAIL or RCPT; <see cref="Replies.For(ParameterFault, string)"/> turns it into a reply.</summary>
internal enum ParameterFault
{
    None,
    Unsupported,
    BadSize,
    SizeOverflow,
    DsnDisabled,
    BadReturn,
    BadEnvelopeId,
    BadVerpDelimiters,
    RepeatedAuth,
    BadNotify,
    BadOriginalRecipient,
}
