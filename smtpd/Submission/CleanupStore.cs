using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Smtpd.Submission;

/// <summary>Mail into cleanup(8), one connection per message.</summary>
internal sealed class CleanupStore(MailServices services) : IMessageStore
{
    public IMessageSubmission Open(CleanupFlags flags) => new Submission(services.OpenCleanup(flags));

    private sealed class Submission(CleanupClient client) : IMessageSubmission
    {
        private bool _isFinished;

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
            _isFinished = true;
            return client.Finish();
        }

        public void Dispose()
        {
            if (!_isFinished)
                SendRest();
            Records.Dispose();
            client.Dispose();
        }

        // What cleanup thinks of the recipients of an abandoned message is worth knowing, too.
        private void SendRest()
        {
            try
            {
                Flush();
            }
            catch (Exception error) when (error is IOException or TimeoutException)
            {
                return; // cleanup was faster than us in abandoning it
            }
        }
    }
}
