using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>Completes addresses with the help of trivial-rewrite(8). Thread-safe.</summary>
internal sealed class CanonicalAddresses(IAddressRewriter rewriter)
{
    /// <summary>The canonical form of an address in external form.</summary>
    public string Complete(string rule, string address) => rewriter.Rewrite(rule, address);

    /// <summary>The canonical form of an address in internal form, which belongs to this system when it is incomplete.</summary>
    public string CompleteInternal(string address) =>
        EmailAddress.Unquote(rewriter.Rewrite(RewriteRule.Local, EmailAddress.Quote(address)));
}
