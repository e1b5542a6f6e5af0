namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// Which addresses were found in the recipient tables already, so that the implicit <c>reject_unlisted_…</c> at the end of the
/// restrictions does not repeat an explicit one.
/// </summary>
internal sealed class ValidationMemory
{
    public bool SenderChecked { get; set; }

    public bool RecipientChecked { get; set; }
}
