using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Delivery.Commands;

/// <summary>
/// Runs commands that take a message: with another user's rights, in a session of their own, and for a limited time. A little of
/// what they say is kept to explain a failure. For one thread.
/// </summary>
/// <param name="program">Name of this program, as it appears in messages.</param>
/// <param name="helper">The program that changes the identity before the command starts.</param>
/// <param name="timeLimit">How long a command may take.</param>
/// <param name="copier">Writes the message.</param>
/// <param name="log">Told about commands that cannot start or do not end.</param>
/// <param name="clock">Measures the time.</param>
public sealed class CommandRunner(
    string program, string helper, TimeSpan timeLimit, MessageCopier copier, Log log, TimeProvider clock)
{
    /// <summary>Gives the message to the command and waits for its end.</summary>
    public CommandResult Run(DeliveryCommand command, MessageContent content, CopyHeading heading, CopyStyle style)
    {
        using CommandProcess process = new(clock, timeLimit);
        try
        {
            process.Start(helper, command);
        }
        catch (PosixException error)
        {
            log.Warning(error.Message);
            return CommandVerdict.NotStarted(error.Errno);
        }
        try
        {
            CopyResult copy = copier.Copy(content, heading, style, process.Write);
            process.CloseInput();
            string failure = process.ReadStartFailure();
            process.ReadOutput();
            if (process.TryWait() is ExitReport report)
                return CommandVerdict.Judge(command.Text, report, Said(failure, process.Output), copy);
            log.Warning("child wait time limit exceeded");
        }
        catch (TimeoutException error)
        {
            log.Warning(error.Message);
            process.ReadArrivedOutput();
        }
        process.Kill(command.Uid, command.Gid);
        return CommandVerdict.TimedOut(command.Text, CommandVerdict.Readable(process.Output));
    }

    // A command that did not start says why through us; the administrator wants to see that too.
    private string Said(string failure, string output)
    {
        if (failure.Length > 0)
            log.Fatal(failure);
        return CommandVerdict.Readable(failure.Length > 0 ? $"{program}: fatal: {failure}\n" : output);
    }
}
