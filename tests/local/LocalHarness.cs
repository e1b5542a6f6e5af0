using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Commands;
using Postfix.Delivery.Mailboxes;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Tests;
using Postfix.Tests.Delivery;

namespace Postfix.LocalDelivery.Tests;

/// <summary>
/// local(8) without other daemons: users alice, bob and carla with homes and mailboxes in a temporary directory, addresses
/// without a domain get example.org, which is local. Everything runs with the rights of the test.
/// </summary>
internal sealed class LocalHarness : IDisposable, IUserDirectory, IAddressRewriter, IAddressResolver
{
    private readonly TemporaryDirectory _directory = new();
    private readonly List<(string Name, string Value)> _settings = [];
    private readonly QueueFileBuilder _queueFile;

    public LocalHarness(params string[] lines)
    {
        foreach (string user in (string[])["alice", "bob", "carla"])
            Directory.CreateDirectory(_directory / $"home/{user}");
        Directory.CreateDirectory(_directory / "mail");
        _queueFile = new QueueFileBuilder(_directory / "queue-file", lines.Length > 0 ? lines : ["Subject: x", "", "body"]);
        Set("mail_spool_directory", _directory / "mail");
        Set("recipient_delimiter", "+");
        Set("command_time_limit", "20s");
    }

    public RecordedLog Log { get; } = new();

    public RecordingReporter Reporter { get; } = new();

    public DeliverRequestFlags Flags { get; set; }

    public string Sender { get; set; } = "s@example.com";

    /// <summary>How forwarded mail gets back into the queue; it does not unless a test sees to it.</summary>
    public Func<CleanupFlags, CleanupClient> OpenCleanup { get; set; } = _ => throw new IOException("no cleanup service here");

    public void Set(string name, string value) => _settings.Add((name, value));

    public void Aliases(string entries) => Set("alias_maps", $"inline:{{{entries}}}");

    public void Forward(string user, string content, string suffix = "") => _directory.Write($"home/{user}/.forward{suffix}", content);

    public string Path(string name) => _directory / name;

    public string Mailbox(string user) => Read($"mail/{user}");

    public string Read(string name) => File.Exists(Path(name)) ? File.ReadAllText(Path(name)) : "";

    /// <summary>Delivers to a recipient; the reports are in <see cref="Reporter"/>.</summary>
    public RecipientOutcome Deliver(string recipient, int notify = 0, string? original = null)
    {
        DeliverRecipient target = new(original ?? recipient, recipient, 100, "", notify);
        DeliverRequest request = new()
        {
            Flags = Flags,
            QueueName = "active",
            QueueId = "ABC",
            Nexthop = "example.org",
            Sender = Sender,
            EnvelopeId = "envid",
            Client = new ClientOrigin("client.example", "192.0.2.1", "25", "ESMTP", "helo"),
            Recipients = [target],
        };
        using RecordReader reader = _queueFile.Content.Open();
        LocalMessage message = new(request, _queueFile.Content, DeliveredToHeaders.Read(reader));
        using RecipientJob job = new(NewServices(), message, Reporter);
        return job.Deliver(target);
    }

    UserEntry? IUserDirectory.Find(string name) => name is "alice" or "bob" or "carla"
        ? new UserEntry(name, Credentials.EffectiveUid, Credentials.EffectiveGid, "", _directory / $"home/{name}", "/bin/sh")
        : null;

    UserEntry? IUserDirectory.Find(uint uid) => ((IUserDirectory)this).Find("alice");

    string IAddressRewriter.Rewrite(string rule, string address) =>
        address.Contains('@', StringComparison.Ordinal) ? address : $"{address}@example.org";

    ResolveReply IAddressResolver.Resolve(string sender, string address) => address switch
    {
        "fail@example.org" => new ResolveReply("", "", "", ResolveFlags.Fail),
        "bad@example.org" => new ResolveReply("", "", address, ResolveFlags.Error),
        _ => new ResolveReply(address.EndsWith("@example.org", StringComparison.Ordinal) ? "local" : "smtp", "", address, default),
    };

    public void Dispose()
    {
        _queueFile.Dispose();
        _directory.Dispose();
    }

    private LocalServices NewServices()
    {
        Settings settings = Settings.FromValues([.. _settings.Prepend(("alias_maps", ""))]);
        TableSet tables = new(new TableContext(settings, Log.Log));
        MessageCopier copier = new(Log.Log, TimeProvider.System, addsOriginalRecipient: true);
        return new LocalServices
        {
            Settings = settings,
            Options = new LocalOptions(settings),
            Log = Log.Log,
            Clock = TimeProvider.System,
            ServiceName = "local",
            Aliases = new AliasTables(Open(tables, LocalParameters.AliasMaps, settings)),
            MailboxTransports = Open(tables, LocalParameters.MailboxTransportMaps, settings),
            MailboxCommands = Open(tables, LocalParameters.MailboxCommandMaps, settings),
            FallbackTransports = Open(tables, LocalParameters.FallbackTransportMaps, settings),
            Users = this,
            Rewriter = this,
            Resolver = this,
            OpenCleanup = OpenCleanup,
            Copier = copier,
            Mailboxes = new MailboxOpener(new LockPolicy(1, TimeSpan.Zero, TimeSpan.FromHours(1)), Log.Log, TimeProvider.System),
            Maildirs = new Maildir(copier, Log.Log, TimeProvider.System),
            Commands = new CommandRunner("local", "/nonexistent/runas", TimeSpan.FromSeconds(20), copier, Log.Log, TimeProvider.System),
            DefaultRights = new FileOwner(Credentials.EffectiveUid, Credentials.EffectiveGid),
        };
    }

    private static MapList Open(TableSet tables, Parameter<string> parameter, Settings settings) =>
        MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.FoldFixed);
}
