using Postfix.Logging;
using Postfix.Mail;

namespace Postfix.Services.Maildrop;

/// <summary>A message on its way into the maildrop queue. Disposed before <see cref="Finish"/>, it was never sent.</summary>
public interface ISubmission : IDisposable
{
    /// <summary>The new message's queue id.</summary>
    string QueueId { get; }

    /// <summary>Takes the records of the message.</summary>
    RecordWriter Records { get; }

    /// <summary>Ends the message and returns what became of it.</summary>
    /// <param name="log">Told what failed.</param>
    CleanupResult Finish(Log log);
}
