using Postfix.Config;
using Postfix.Events;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.QueueManager.Queue;
using Postfix.QueueManager.Tests.Messages;
using Postfix.Server;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.QueueManager.Tests.Service;

/// <summary>
/// A queue manager on a spool in a temporary directory, which becomes the working directory, with fake services around it.
/// </summary>
internal sealed class Spool : IDisposable
{
    private static readonly string[] s_directories =
        ["incoming", "active", "deferred", "hold", "corrupt", "bounce", "defer", "trace", "private", "public"];

    private readonly string _root = Directory.CreateTempSubdirectory("qmgr").FullName;
    private readonly string _before = Environment.CurrentDirectory;
    private readonly List<IDisposable> _services = [];
    private readonly EventLoop _loop = new(TimeProvider.System);
    private readonly QueueManagerParts _parts;

    public Spool(params (string, string)[] lines)
    {
        Environment.CurrentDirectory = _root;
        foreach (string name in s_directories)
            Directory.CreateDirectory(name);
        (string, string)[] defaults =
        [
            ("myhostname", "mx.here.test"), ("hash_queue_names", "none"), ("ipc_timeout", "5s"), ("qmgr_ipc_timeout", "5s"),
        ];
        Settings settings = Settings.FromValues([.. defaults, .. lines]);
        var log = new Log(0, new CapturedLines(Log));
        var context = new DaemonContext(new DaemonOptions(), "qmgr", settings, log, TimeProvider.System)
        {
            Tables = new TableSet(new TableContext(settings, log)),
            Services = new MailServices(settings, log, TimeProvider.System),
        };
        _parts = new QueueManagerParts(context, _loop, tokens: null);
        Add("rewrite", Announcement.TrivialRewrite, Resolve);
        foreach (string name in (string[])["bounce", "defer", "trace"])
            Add(name, Announcement.DeliveryStatus, (reader, writer) => Record(name, reader, writer));
    }

    public List<string> Log { get; } = [];

    /// <summary>What bounce, defer and trace were asked for.</summary>
    public List<string> Notices { get; } = [];

    /// <summary>What bounce, defer and trace answer.</summary>
    public int NoticeStatus { get; set; }

    /// <summary>Requests that agents got.</summary>
    public List<DeliverRequest> Requests { get; } = [];

    /// <summary>What the queue manager has allocated so far.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>A delivery agent.</summary>
    public FakeService AddAgent(string name, Func<DeliverRequest, DeliverReply?> deliver) => Add(name, Announcement.DeliveryRequest, (reader, writer) =>
    {
        DeliverRequest request = DeliverRequest.Read(reader);
        lock (Requests)
            Requests.Add(request);
        DeliverReply reply = deliver(request) ?? throw new IOException("the agent dies");
        reply.Write(writer);
    });

    /// <summary>Puts a message into a queue.</summary>
    public QueueId Put(string queue, QueueFileText file, string name = "12345ABC", int mode = QueueFileMode.Ready, double dueIn = 0)
    {
        string path = $"{queue}/{name}";
        File.WriteAllBytes(path, file.ToBytes());
        FileSystem.ChangeMode(path, mode);
        FileSystem.SetTimes(path, DateTimeOffset.UtcNow.AddSeconds(dueIn));
        return QueueId.Parse(name)!.Value;
    }

    /// <summary>The queue manager is told to leave.</summary>
    public void Leave(TimeSpan limit) => _parts.FinishDeliveries(limit);

    /// <summary>Starts as master(8) would have it.</summary>
    public void Start() => _parts.StartScans();

    public void Trigger(string bytes) => _parts.Intake.Request(TriggerRequest.Parse(System.Text.Encoding.ASCII.GetBytes(bytes)));

    /// <summary>Runs until the condition holds; fails after ten seconds.</summary>
    public void RunUntil(Func<bool> condition)
    {
        DateTime limit = DateTime.UtcNow.AddSeconds(10);
        while (!condition())
        {
            Assert.True(DateTime.UtcNow < limit, $"not in time; log:\n{string.Join('\n', Log)}");
            AllocatedBytes += Allocations.Of(() =>
            {
                bool more = _parts.RunRound();
                _loop.RunOnce(more ? TimeSpan.Zero : TimeSpan.FromMilliseconds(20));
            });
        }
    }

    public void RunUntilGone(string name = "12345ABC") => RunUntil(() => !File.Exists($"active/{name}") && !File.Exists($"incoming/{name}"));

    /// <summary>Marks recipients done, as agents do.</summary>
    public static DeliverReply Deliver(DeliverRequest request)
    {
        using FileDescriptor file = FileSystem.Open($"active/{request.QueueId}", OpenFlags.ReadWrite);
        foreach (DeliverRecipient recipient in request.Recipients)
            RecipientMark.Done(file, recipient.Offset);
        return new DeliverReply(DsnDetail.None, AllDone: true);
    }

    public void Dispose()
    {
        _parts.Dispose();
        _services.ForEach(service => service.Dispose());
        _loop.Dispose();
        Environment.CurrentDirectory = _before;
        Directory.Delete(_root, recursive: true);
    }

    private FakeService Add(string name, string protocol, Action<AttributeReader, AttributeWriter> serve)
    {
        var service = new FakeService($"private/{name}", protocol, serve);
        _services.Add(service);
        return service;
    }

    private static void Resolve(AttributeReader reader, AttributeWriter writer)
    {
        do
        {
            string request = reader.ReadString("request");
            reader.ReadString(request == "rewrite" ? "rule" : "sender");
            string address = reader.ReadString("address");
            reader.End();
            writer.Write("flags", 0);
            if (request != "rewrite")
            {
                writer.Write("transport", "smtp");
                writer.Write("nexthop", address[(address.IndexOf('@') + 1)..]);
                writer.Write("recipient", address);
                writer.Write("flags", (int)ResolveFlags.ClassDefault);
            }
            else
                writer.Write("address", address);
            writer.End();
            writer.Flush();
        }
        while (!reader.AtEnd());
    }

    private void Record(string service, AttributeReader reader, AttributeWriter writer)
    {
        var request = (DeliveryStatusRequest)reader.ReadInt("nrequest");
        int flags = reader.ReadInt("flags");
        string id = request == DeliveryStatusRequest.Append ? reader.ReadString("queue_id") : NotifiedMessage.Read(reader).QueueId;
        string detail = "";
        if (request == DeliveryStatusRequest.Append)
            detail = $" {DeliverRecipient.Read(reader).Address} {DsnDetail.Read(reader).Reason}";
        if (request == DeliveryStatusRequest.Verp)
            detail = $" {reader.ReadString("verp_delimiters")}";
        reader.End();
        lock (Notices)
            Notices.Add($"{service} {request} {flags} {id}{detail}");
        if (service == "bounce")
            File.Delete($"bounce/{id}");
        writer.Write("status", NoticeStatus);
        writer.End();
    }
}
