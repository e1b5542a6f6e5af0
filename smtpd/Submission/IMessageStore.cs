using Postfix.Services;

namespace Postfix.Smtpd.Submission;

/// <summary>Where accepted mail goes: cleanup(8), or postdrop(1) when there is no mail system to talk to directly.</summary>
internal interface IMessageStore
{
    /// <summary>Starts a message.</summary>
    /// <exception cref="IOException">The store cannot be reached.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    IMessageSubmission Open(CleanupFlags flags);
}
