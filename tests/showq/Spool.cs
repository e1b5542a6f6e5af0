using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;
using Postfix.Showq;

namespace Postfix.Tests.Showq;

/// <summary>A spool with messages made of records, and what showq(8) says about it.</summary>
internal sealed class Spool : IDisposable
{
    private readonly RecordedLog _log = new();
    private readonly TemporaryDirectory _root = new();
    private readonly QueueDirectory _queues;

    public Spool()
    {
        foreach (string name in (string[])["maildrop", "active", "incoming", "deferred", "hold", "defer", "bounce"])
            FileSystem.MakeDirectory(_root / name, 0x1C0);
        _queues = new QueueDirectory(QueueLayout.Default, TimeProvider.System, _root.Path + "/");
    }

    public IReadOnlyList<string> LogLines => _log.Lines;

    public QueueId Add(QueueName queue, int mode, params (RecordType Type, string Data)[] records)
    {
        NewQueueFile message = _queues.Enter(queue, 0x180);
        using (message.File)
        {
            using RecordWriter writer = new(new QueueFileRecords(message.File));
            foreach ((RecordType type, string data) in records)
                writer.Write(type, data.AsSpan());
            writer.Flush();
            message.File.SetMode(mode);
        }
        return message.Id;
    }

    /// <summary>Makes a directory where a queue file should be; returns its path.</summary>
    public string AddDirectory(QueueName queue, string name)
    {
        string path = _root / $"{queue}/{name}";
        FileSystem.MakeDirectory(path, 0x1C0);
        return path;
    }

    public void AddReason(QueueId id, string recipient, string reason) =>
        Log(QueueName.Defer, id, new RecipientLogEntry { Recipient = recipient, Reason = reason });

    public void Log(QueueName service, QueueId id, RecipientLogEntry entry) =>
        new RecipientLog(_queues, service, id, _log.Log).Append(entry, withOldForm: false);

    /// <summary>The listing for a client of Postfix 3.7, a line for each message with its recipients.</summary>
    public IReadOnlyList<string> List() => List(isNamed: false, recipient => recipient.Address);

    /// <summary>The listing for a client that understands more: recipients with original address and kind of reason.</summary>
    public IReadOnlyList<string> ListInLongForm() =>
        List(isNamed: true, recipient => $"{recipient.OriginalAddress}>{recipient.Address} {recipient.LogClass}".TrimEnd());

    private List<string> List(bool isNamed, Func<QueuedRecipient, string> describe)
    {
        (FileDescriptor server, FileDescriptor client) = Sockets.Pair();
        if (isNamed)
            Sockets.NameUnix(client);
        ReportContext context = new(_queues, "MAILER-DAEMON", 1000, _log.Log);
        Thread thread = new(() =>
        {
            new QueueListing(context, TimeSpan.FromSeconds(10)).Serve(new ClientConnection(server, server, 0));
            server.Dispose();
        });
        thread.Start();
        using Channel channel = new(client, "showq");
        QueueListReader reader = new(channel);
        List<string> lines = [];
        while (reader.ReadMessage() is { } message)
        {
            List<string> recipients = [];
            while (reader.ReadRecipient() is { } recipient)
                recipients.Add(describe(recipient) + (recipient.Reason.Length > 0 ? $" ({recipient.Reason})" : ""));
            string expiry = message.IsForcedToExpire ? "#" : "";
            lines.Add($"{message.QueueName}{expiry} {message.Arrival.ToUnixTimeSeconds()} {message.Size} {message.Sender}: {string.Join(", ", recipients)}");
        }
        thread.Join();
        return lines;
    }

    public void Dispose() => _root.Dispose();
}
