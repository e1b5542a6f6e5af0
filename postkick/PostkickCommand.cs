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
        FixedUsage = "usage: postkick [-c config_dir] [-v] class service request",
    };

    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        if (operands is not [string serviceClass, string service, string request])
            throw new UsageException();
        Settings settings = context.Settings;
        FileSystem.ChangeDirectory(settings[MailParameters.QueueDirectory]);
        if (Trigger.TrySend($"{serviceClass}/{service}", request, settings[ServiceParameters.TriggerTimeout], context.Log))
            return 0;
        context.Log.Warning($"Cannot contact class {serviceClass} service {service} - perhaps the mail system is down");
        return 1;
    }
}
