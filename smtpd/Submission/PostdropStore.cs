using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Services.Maildrop;

namespace Postfix.Smtpd.Submission;

/// <summary>
/// Mail into the maildrop directory through the set-group-ID postdrop(1): SMTP on standard input (<c>sendmail -bs</c>) runs with
/// the rights of the user.
/// </summary>
internal sealed class PostdropStore(Settings settings, Log log) : IMessageStore
{
    public IMessageSubmission Open(CleanupFlags flags) =>
        new Submission(PostdropProcess.Start($"{settings[MailParameters.CommandDirectory]}/postdrop", verbosity: 0, settings), log);

    private sealed class Submission(PostdropProcess postdrop, Log log) : IMessageSubmission
    {
        public string QueueId => postdrop.QueueId;

        public RecordWriter Records => postdrop.Records;

        public void Flush() => Records.Flush();

        public CleanupResult Finish() => postdrop.Finish(log);

        public void Dispose() => postdrop.Dispose();
    }
}
