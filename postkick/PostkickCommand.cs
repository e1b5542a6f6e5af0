using Postfix.Cli;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Posix;

namespace Postfix.Postkick;

/// <summary>postkick(1): sends a trigger to a service.</summary>
internal sealed class PostkickCommand : Command
{
    public override string Name => "postkick";

    public override bool LogsMessages => false;

    public override CommandLine Options => new(Name, "class service request", ConfigOption(), VerboseOption())
    {
        FixedUsage = $"usage: {InvokedAs} [-c config_dir] [-v] class service request",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (operands is not [string serviceClass, string service, string request])
            throw new UsageException();
        Settings settings = context.Settings;
        FileSystem.ChangeDirectory(settings[MailParameters.QueueDirectory]);
        using FileDescriptor? connection =
            Trigger.TryOpen($"{serviceClass}/{service}", request, settings[ServiceParameters.TriggerTimeout], context.Log);
        if (connection is null)
        {
            context.Log.Warning($"Cannot contact class {serviceClass} service {service} - perhaps the mail system is down");
            return 1;
        }
        if (Sockets.IsSocket(connection))
            AwaitReceipt(connection, settings[MasterParameters.ApplicationEventDrainTime]);
        return 0;
    }

    // Some systems throw a request away when its sender closes the connection before it was read.
    private static void AwaitReceipt(FileDescriptor connection, TimeSpan limit)
    {
        PollSet poll = new();
        poll.Add(connection);
        poll.Wait(limit);
    }
}
