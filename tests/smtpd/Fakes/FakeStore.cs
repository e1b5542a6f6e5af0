using Postfix.Mail;
using Postfix.Services;
using Postfix.Smtpd.Submission;
using Postfix.Smtpd.Tests.Content;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>A queue in memory; messages get the ids Q1, Q2, …</summary>
internal sealed class FakeStore : IMessageStore
{
    private int _count;

    /// <summary>Records of the messages that were accepted.</summary>
    public List<string> Accepted { get; } = [];

    public int Cancelled { get; private set; }

    public CleanupFlags LastFlags { get; private set; }

    /// <summary>What the queue says at the end of a message.</summary>
    public CleanupResult Verdict { get; set; } = new(CleanupStatus.Ok, "");

    public bool IsDown { get; set; }

    public IMessageSubmission Open(CleanupFlags flags)
    {
        if (IsDown)
            throw new IOException("connect: Connection refused");
        LastFlags = flags;
        return new Submission(this, $"Q{++_count}");
    }

    private sealed class Submission : IMessageSubmission
    {
        private readonly FakeStore _store;
        private readonly RecordCollector _records = new();
        private bool _isFinished;

        public Submission(FakeStore store, string queueId)
        {
            _store = store;
            QueueId = queueId;
            Records = new RecordWriter(_records);
        }

        public string QueueId { get; }

        public RecordWriter Records { get; }

        public void Flush() => Records.Flush();

        public CleanupResult Finish()
        {
            Records.Flush();
            _isFinished = true;
            if (_store.Verdict.IsOk)
                _store.Accepted.Add(_records.ToString());
            return _store.Verdict;
        }

        public void Dispose()
        {
            if (!_isFinished)
                _store.Cancelled++;
            Records.Dispose();
        }
    }
}
