namespace Postfix.Smtpd.Session;

/// <summary>How incomplete addresses in headers are completed.</summary>
internal enum RewriteContext
{
    /// <summary>As those of a stranger: with <c>remote_header_rewrite_domain</c>, or not at all.</summary>
    Remote,

    /// <summary>As our own.</summary>
    Local,
}
