using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Smtpd.Submission;

/// <summary>Mail into cleanup(8), one connection per message.</summary>
internal sealed class CleanupStore(MailServices services) : IMessageStore
{
    public IMessageSubmission Open(CleanupFlags flags) => new Submission(services.OpenCleanup(flags));

    private sealed class Submission(CleanupClient client) : IMessageSubmission
    {
        public string QueueId => client.QueueId;

        public RecordWriter Records { get; } = new(new ChannelRecords(client.Records));

        public void Flush()
        {
            Records.Flush();
            client.Records.Flush();
        }

        public CleanupResult Finish()
        {
            Records.Flush();
            return client.Finish();
        }

        public void Dispose()
        {
            Records.Dispose();
            client.Dispose();
        }
    }
}
