using Postfix.Cli;
using Postfix.Cli.Load;
using Postfix.Logging;

namespace Postfix.SmtpSource;

/// <summary>smtp-source(1): sends many messages by SMTP or LMTP, in parallel sessions.</summary>
internal sealed class SmtpSourceCommand : SourceCommand
{
    private Dialect _dialect;
    private string? _file;
    private byte[]? _fileText;
    private string? _subject;
    private bool _goesOn;
    private bool _keepsConnections;
    private bool _numbersRecipients;

    public override string Name => "smtp-source";

    public override CommandLine Options => new(Name, "host[:port]",
    [
        .. CommonOptions(),
        CommandOption.Flag('A', () => _goesOn = true),
        CommandOption.Flag('d', () => _keepsConnections = true),
        CommandOption.Value('F', "file", SetFile),
        CommandOption.Flag('L', () => _dialect = Dialect.Lmtp),
        CommandOption.Flag('N', () => _numbersRecipients = true),
        CommandOption.Flag('o', () => _dialect = Dialect.Old),
        CommandOption.Value('S', "subject", value => _subject = value),
        CommandOption.Value('T', "windowsize", value => WindowSize = Numbers.Positive(value, "TCP window size")),
    ])
    {
        FixedUsage = $"usage: {InvokedAs} -cdLNov -s sess -l msglen -m msgs -C count -M myhostname -f from -t to "
            + "-r rcptcount -R delay -w delay host[:port]",
    };

    protected override string DefaultService => "smtp";

    protected override void Prepare()
    {
        if (_file is not null)
            _fileText = Payload.FromFile(_file);
    }

    protected override void SetLength(string value)
    {
        if (_file is not null)
            throw NewConflictOfTexts();
        base.SetLength(value);
    }

    protected override Func<SourcePool, SourceSession> NewSessions(CommandContext context)
    {
        byte[] payload = _fileText ?? (Length is { } length ? Payload.OfLength(length) : Payload.Short());
        MessageHeader? header = _dialect == Dialect.Old || _file is not null
            ? null
            : new MessageHeader(Sender, HostName, _subject, context.Time);
        SessionScript script = new(_dialect, HostName, Sender, new RecipientNames(Recipient, Recipients, _numbersRecipients || CountsRecipients), header, payload)
        {
            GoesOnAfterRejection = _goesOn,
            KeepsConnection = _keepsConnections,
        };
        return pool => new SmtpSourceSession(pool, script, context.Log);
    }

    private void SetFile(string path)
    {
        if (Length is not null)
            throw NewConflictOfTexts();
        _file = path;
    }

    private static FatalException NewConflictOfTexts() => new("-l option cannot be used with -F");
}
