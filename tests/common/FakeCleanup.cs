using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;

namespace Postfix.Tests;

/// <summary>
/// A cleanup service for one message, which it takes and forgets, or judges as it is told, in a queue directory of its own that becomes
/// the working directory.
/// </summary>
public sealed class FakeCleanup : IDisposable
{
    private readonly TemporaryDirectory _queue = new();
    private readonly string _before = Environment.CurrentDirectory;
    private readonly FileDescriptor _listener;
    private readonly Thread _thread;
    private readonly CleanupStatus _status;
    private readonly string _reason;

    public FakeCleanup(CleanupStatus status = CleanupStatus.Ok, string reason = "")
    {
        (_status, _reason) = (status, reason);
        Environment.CurrentDirectory = _queue.Path;
        Directory.CreateDirectory("public");
        _listener = Sockets.ListenUnix("public/cleanup", 1);
        _thread = new Thread(Serve) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>Lines of content that have come, Received: header included.</summary>
    public int Lines { get; private set; }

    public void Dispose()
    {
        Assert.True(_thread.Join(TimeSpan.FromSeconds(20)));
        _listener.Dispose();
        Environment.CurrentDirectory = _before;
        _queue.Dispose();
    }

    private void Serve()
    {
        using Channel channel = new(Sockets.Accept(_listener)!, "client");
        AttributeWriter writer = new(channel);
        writer.Write("protocol", Announcement.Cleanup);
        writer.Write("queue_id", "12345ABC");
        writer.End();
        AttributeReader reader = new(channel);
        reader.ReadInt("flags");
        reader.End();
        using RecordReader records = new(new ChannelRecords(channel), PointerMode.Report);
        while (records.Read() && records.Type != RecordType.End)
            Lines += records.Type == RecordType.Line ? 1 : 0;
        writer.Write("status", (int)_status);
        writer.Write("reason", _reason);
        writer.End();
        writer.Flush();
    }
}
