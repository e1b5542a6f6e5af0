using Postfix.Config;
using Postfix.Delivery;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Cleanup.Tests;

/// <summary>A cleanup service with a spool of its own; each message goes through a socket pair as from a real client.</summary>
internal sealed class CleanupHarness : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("cleanup").FullName + "/";
    private readonly LogLines _lines = new();
    private readonly CleanupSession _session;

    public CleanupHarness(params (string Name, string Value)[] values)
    {
        foreach (string queue in (string[])["incoming", "hold", "defer", "bounce", "trace"])
            Directory.CreateDirectory(_root + queue);
        Settings settings = Settings.FromValues(
            [("myhostname", "mx.example.com"), ("mydestination", "example.com"), ("myorigin", "example.com"),
             ("smtputf8_enable", "yes"), ("queue_directory", _root), .. values]);
        Log log = new(0, _lines);
        FixedClock clock = new();
        TableSet tables = new(new TableContext(settings, log) { WhenUnavailable = UnavailableTables.Substitute });
        CleanupLog messageLog = new(log, AddressLogForm.External);
        MailServices services = new(settings, log, clock);
        Rules = new CleanupRulesReader(settings, tables, LocalDomains.Open(tables, _ => false), new SimpleRewriter(), log, messageLog).Read();
        Queue = new QueueDirectory(QueueLayout.Default, clock, _root);
        Incomplete = new IncompleteFiles(Queue);
        MessageBouncer bouncer = new(services, new DeliveryLog(log, clock, 2, AddressLogForm.External), Rules, messageLog);
        FlowControl flow = new(null, null, TimeSpan.Zero);
        _session = new CleanupSession(Rules, Queue, Incomplete, new MessageFinisher(Rules, bouncer, Queue, services, flow, clock, messageLog), flow,
            new CleanupEnvironment(services, clock, log, messageLog, TimeSpan.FromSeconds(10)));
    }

    public CleanupRules Rules { get; }

    public QueueDirectory Queue { get; }

    public IncompleteFiles Incomplete { get; }

    public string Log => _lines.All;

    /// <summary>What the service's thread has allocated for the last message.</summary>
    public long AllocatedBytes { get; private set; }

    public int FileCount => Directory.GetFiles(_root, "*", SearchOption.AllDirectories).Length;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    /// <summary>Sends records, written as "type|data", and returns what became of the message.</summary>
    public Outcome Send(CleanupFlags flags, params string[] records) => Send(flags, writer =>
    {
        foreach (string record in records)
            writer.Write((RecordType)record[0], record.AsSpan(2));
    });

    public Outcome Send(CleanupFlags flags, Action<RecordWriter> write)
    {
        (FileDescriptor mine, FileDescriptor theirs) = Sockets.Pair();
        Thread server = new(() =>
        {
            _session.Serve(new ClientConnection(theirs, theirs, 0));
            AllocatedBytes = GC.GetAllocatedBytesForCurrentThread();
            theirs.Dispose();
        });
        server.Start();
        Outcome outcome = Talk(mine, flags, write);
        server.Join();
        return outcome with { Records = Read(outcome.Id) };
    }

    private static Outcome Talk(FileDescriptor socket, CleanupFlags flags, Action<RecordWriter> write)
    {
        using Channel channel = new(socket, "cleanup");
        AttributeReader reader = new(channel);
        Announcement.ReadProtocol(reader, Announcement.Cleanup, "cleanup");
        string id = reader.ReadString("queue_id");
        reader.End();
        AttributeWriter attributes = new(channel);
        attributes.Write("flags", (int)flags);
        attributes.End();
        using (RecordWriter writer = new(new ChannelRecords(channel)))
        {
            write(writer);
            writer.Flush();
        }
        channel.Flush();
        CleanupStatus status = (CleanupStatus)reader.ReadInt("status");
        string reason = reader.ReadString("reason");
        reader.End();
        return new(id, status, reason, []);
    }

    /// <summary>Connects, and goes away after some records.</summary>
    public void Abandon(params string[] records)
    {
        (FileDescriptor mine, FileDescriptor theirs) = Sockets.Pair();
        Thread server = new(() => _session.Serve(new ClientConnection(theirs, theirs, 0)));
        server.Start();
        using (Channel channel = new(mine, "cleanup"))
        {
            AttributeReader reader = new(channel);
            Announcement.ReadProtocol(reader, Announcement.Cleanup, "cleanup");
            reader.ReadString("queue_id");
            reader.End();
            AttributeWriter attributes = new(channel);
            attributes.Write("flags", 0);
            attributes.End();
            using RecordWriter writer = new(new ChannelRecords(channel));
            foreach (string record in records)
                writer.Write((RecordType)record[0], record.AsSpan(2));
            writer.Flush();
            channel.Flush();
        }
        server.Join();
    }

    private List<string> Read(string name)
    {
        QueueId id = QueueId.Parse(name)!.Value;
        using FileDescriptor? file = Queue.TryOpen(QueueName.Incoming, id, OpenFlags.ReadOnly) ?? Queue.TryOpen(QueueName.Hold, id, OpenFlags.ReadOnly);
        List<string> records = [];
        if (file is null)
            return records;
        using RecordReader reader = new(new QueueFileRecords(file), PointerMode.Report);
        while (reader.Read())
            records.Add($"{(char)reader.Type}|{reader.Text}");
        return records;
    }

    internal sealed record Outcome(string Id, CleanupStatus Status, string Reason, List<string> Records)
    {
        /// <summary>Lines of the content.</summary>
        public string Content => string.Join('\n', Records.SkipWhile(r => r != "M|").Skip(1).TakeWhile(r => r[0] is 'N' or 'L').Select(r => r[2..]));

        /// <summary>Records before the content, without the size.</summary>
        public string Envelope => string.Join('\n', Records.Skip(1).TakeWhile(r => r != "M|"));

        /// <summary>Records after the content.</summary>
        public string Extracted => string.Join('\n', Records.SkipWhile(r => r != "X|"));

        public string Recipients => string.Join(' ', Records.Where(r => r.StartsWith("R|")).Select(r => r[2..]));
    }
}
