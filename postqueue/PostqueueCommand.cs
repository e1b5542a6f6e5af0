using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Postqueue;

/// <summary>
/// postqueue(1): lists and flushes the queue for users who may not touch it. The program is set-group-ID: it believes nothing that
/// comes from the caller before it was checked, and starts a program only for root.
/// </summary>
internal sealed class PostqueueCommand : Command
{
    private const int Unavailable = 69; // EX_UNAVAILABLE

    private Func<QueueRequests, int>? _request;

    public override string Name => "postqueue";

    public override int FailureStatus => Unavailable;

    public override bool EndsWithReader => false;

    public override CommandLine Options => new(Name, "",
        ConfigOption(),
        CommandOption.Flag('f', () => Choose(requests => requests.FlushAll())),
        CommandOption.Value('i', "queue_id", id => Choose(requests => requests.FlushMessage(id))),
        CommandOption.Flag('j', () => Choose(requests => requests.ListAsJson())),
        CommandOption.Flag('p', () => Choose(requests => requests.ListAsText())),
        CommandOption.Value('s', "site", site => Choose(requests => requests.FlushSite(site))),
        RootVerboseOption())
    {
        FixedUsage = "usage: postqueue -f | postqueue -i queueid | postqueue -j | postqueue -p | postqueue -s site",
    };

    /// <inheritdoc/>
    public override EnvironmentImport EnvironmentImport => EnvironmentImport.Only;

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (operands.Count > 0)
            throw new UsageException();
        Settings settings = context.Settings;
        if (ConfigDirectory is { } directory)
            Environ.Set("MAIL_CONFIG", directory); // for a showq(8) that we start
        QueueSetup.EnterQueueDirectory(settings);
        Signals.Ignore(Signal.SIGPIPE);
        if (_request is null)
            throw new UsageException();
        try
        {
            return _request(new QueueRequests(context, Verbosity));
        }
        catch (PosixException problem) when (problem.Errno == Errno.EPIPE)
        {
            // Whoever read the listing has seen enough.
            return 0;
        }
    }

    private void Choose(Func<QueueRequests, int> request) =>
        _request = _request is null ? request : throw new UsageException();
}
