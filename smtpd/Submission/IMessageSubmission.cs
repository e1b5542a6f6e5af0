using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Smtpd.Submission;

/// <summary>A message on its way into the queue. Disposing it before <see cref="Finish"/> forgets the message.</summary>
internal interface IMessageSubmission : IDisposable
{
    string QueueId { get; }

    /// <summary>Takes the queue file records.</summary>
    RecordWriter Records { get; }

    /// <summary>Sends what was written so far.</summary>
    /// <exception cref="IOException">The store went away.</exception>
    void Flush();

    /// <summary>Sends what is left after the end record and waits for the verdict.</summary>
    /// <exception cref="IOException">The store went away: the message was not accepted.</exception>
    CleanupResult Finish();
}
