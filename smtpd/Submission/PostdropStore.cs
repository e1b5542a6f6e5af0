using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Smtpd.Submission;

/// <summary>
/// Mail into the maildrop directory through the set-group-ID postdrop(1): SMTP on standard input (<c>sendmail -bs</c>) runs with
/// the rights of the user.
/// </summary>
internal sealed class PostdropStore(Settings settings) : IMessageStore
{
    public IMessageSubmission Open(CleanupFlags flags) =>
        new Submission(PostdropProcess.Start($"{settings[MailParameters.CommandDirectory]}/postdrop", verbosity: 0, settings));

    private sealed class Submission(PostdropProcess postdrop) : IMessageSubmission
    {
        public string QueueId => postdrop.QueueId;

        public RecordWriter Records => postdrop.Records;

        public void Flush() => Records.Flush();

        public CleanupResult Finish() => postdrop.Finish();

        public void Dispose() => postdrop.Dispose();
    }
}
