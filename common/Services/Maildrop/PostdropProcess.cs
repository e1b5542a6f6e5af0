using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.Services.Maildrop;

/// <summary>A running postdrop(1), which may write to the maildrop queue, and the conversation with it (contract: services.md, section 18).</summary>
public sealed class PostdropProcess : ISubmission
{
    private const int BufferSize = 32 * 1024;

    private readonly int _pid;
    private readonly Channel _channel;
    private readonly AttributeReader _replies;
    private bool _isOver;

    private PostdropProcess(int pid, Channel channel)
    {
        (_pid, _channel) = (pid, channel);
        _replies = new AttributeReader(channel);
        Records = new RecordWriter(new ChannelRecords(channel));
    }

    /// <inheritdoc/>
    public string QueueId { get; private set; } = "";

    /// <inheritdoc/>
    public RecordWriter Records { get; }

    /// <summary>Starts the program and waits until it has a queue file.</summary>
    /// <param name="path">The program.</param>
    /// <param name="verbosity">Number of <c>-v</c> options for it.</param>
    /// <param name="settings">What of our environment it gets.</param>
    /// <exception cref="IOException">It does not start, or ends at once; it has told the user why.</exception>
    public static PostdropProcess Start(string path, int verbosity, Settings settings)
    {
        (FileDescriptor ours, FileDescriptor theirs) = Sockets.Pair();
        int pid;
        using (theirs)
        {
            pid = Spawn.Start(new SpawnRequest(path, ["postdrop", "-r", .. Enumerable.Repeat("-v", verbosity)])
            {
                Descriptors = [(theirs, 0), (theirs, 1)],
                Environment = EnvironmentPolicy.Export(settings).Select(Environ.Get),
            });
        }

        PostdropProcess process = new(pid, new Channel(ours, "postdrop", BufferSize));
        process.ReadAnnouncement();
        return process;
    }

    /// <inheritdoc/>
    public CleanupResult Finish(Log log)
    {
        ArgumentNullException.ThrowIfNull(log);
        Records.Flush();
        _channel.Flush();
        CleanupResult verdict;
        try
        {
            verdict = new CleanupResult((CleanupStatus)_replies.ReadInt("status"), _replies.ReadString("reason"));
            _replies.End();
        }
        catch (IOException)
        {
            // It ended without an answer: the message may be lost, and the sender must keep it.
            verdict = new CleanupResult(CleanupStatus.Write, "");
        }

        if (!Close().IsSuccess)
            log.Warning("mail_stream_cleanup: close error");
        return verdict;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isOver)
        {
            Close();
        }

        Records.Dispose();
    }

    private void ReadAnnouncement()
    {
        try
        {
            Announcement.ReadProtocol(_replies, Announcement.Postdrop, "postdrop");
            QueueId = _replies.ReadString("queue_id", maxLength: 255);
            _replies.End();
        }
        catch (IOException)
        {
            Dispose();
            throw;
        }
    }

    private ExitReport Close()
    {
        _isOver = true;
        _channel.DiscardOutput();
        _channel.Dispose();
        return Processes.Wait(_pid);
    }
}
