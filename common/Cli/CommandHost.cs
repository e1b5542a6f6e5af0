using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Cli;

/// <summary>Runs a command: options, usage errors, failures as "name: fatal: text", exit status.</summary>
public static class CommandHost
{
    /// <summary>Runs the command with the arguments of this process.</summary>
    public static int Run(Command command)
    {
        ArgumentNullException.ThrowIfNull(command);
        string[] arguments = Arguments.FromProcess();
        command.InvokedAs = command.ShowsInvokedPath ? arguments[0] : arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
        return Run(command, [.. arguments.Skip(1)], Terminal.OfProcess(command.EndsWithReader ? static () => Signals.End(Signal.SIGPIPE) : null));
    }

    /// <summary>Runs the command with given arguments and streams.</summary>
    public static int Run(Command command, IReadOnlyList<string> arguments, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(terminal);
        CommandContext? context = null;
        try
        {
            if (CommandHelp.Answer(command.Name, arguments, () => command.Options.Usage, () => command.GetType().Assembly) is { } explanation)
            {
                terminal.Write(explanation);
                terminal.Flush();
                return 0;
            }
            IReadOnlyList<string> operands = command.Parse(arguments);
            context = new CommandContext(command, terminal);
            int status = command.Run(operands, context);
            terminal.Flush();
            return status;
        }
        catch (UsageException error)
        {
            if (error.Message.Length > 0)
                terminal.WriteError($"{command.InvokedAs}: {error.Message}");
            return Fail(context ??= new CommandContext(command, terminal), command.Options.Usage, command.FailureStatus);
        }
        catch (Exception error) when (error is FatalException or ConfigurationException or IOException or TimeoutException)
        {
            context ??= new CommandContext(command, terminal);
            (error as ConfigurationException)?.LogDetails(context.Log);
            return Fail(context, error.Message, ExitCode(error, command));
        }
        finally
        {
            context?.Dispose();
        }
    }

    private static int ExitCode(Exception error, Command command) =>
        error is FatalException { ExitCode: not 1 } fatal ? fatal.ExitCode : command.FailureStatus;

    private static int Fail(CommandContext context, string message, int exitCode)
    {
        context.Terminal.Flush();
        context.Log.Fatal(message);
        return exitCode;
    }
}
