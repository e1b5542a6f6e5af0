using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>A recipient on its way into the queue file.</summary>
/// <param name="DsnOriginal">ORCPT, or what stands for it; empty for none.</param>
/// <param name="Notify">NOTIFY.</param>
/// <param name="Original">Address before rewriting.</param>
/// <param name="Address">Address after rewriting.</param>
internal readonly record struct EnvelopeRecipient(string DsnOriginal, NotifyFlags Notify, string Original, string Address);
