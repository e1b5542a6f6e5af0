using Postfix.Config;
using Postfix.Delivery;
using Postfix.Delivery.Commands;
using Postfix.Services;

namespace Postfix.LocalDelivery.Destinations;

/// <summary>
/// Pipes mail into commands: <c>|command</c> in aliases and .forward files, and <c>mailbox_command</c>. What the command
/// learns of the message comes in environment variables, with odd characters replaced, since shells will read them.
/// </summary>
internal sealed class CommandDestination(RecipientJob job)
{
    /// <summary>Delivers to a command.</summary>
    public RecipientOutcome Deliver(Attempt attempt, string command)
    {
        if (job.Seen.SeenBefore("command", $"{attempt.Address.User}:{attempt.Rights.Uid} {command}"))
            return RecipientOutcome.Done;
        if (job.IsTest)
            return job.Reporter.Sent(attempt, new DsnDetail("2.0.0", $"delivers to command: {command}"));
        attempt = job.WithDefaultRights(attempt);
        CommandResult result = DirectoryFor(attempt) is string directory
            ? Run(attempt, command, directory)
            : new CommandResult(new DsnDetail("4.3.5", "mail system configuration error"), false);
        if (result.IsCorrupt)
            return RecipientOutcome.Deferred;
        return result.Problem is DsnDetail problem
            ? job.FailToOwner(attempt, problem)
            : job.Reporter.Sent(attempt, new DsnDetail("2.0.0", $"delivered to command: {command}"));
    }

    private CommandResult Run(Attempt attempt, string text, string directory)
    {
        IReadOnlyList<string> arguments = CommandLine.Parse(text, job.Services.CommandShell);
        DeliveryCommand command = new(text, arguments, attempt.Rights.Uid, attempt.Rights.Gid)
        {
            Directory = directory,
            Environment = EnvironmentFor(attempt),
        };
        CopyStyle style = job.StyleFor(CopyStyle.Command, DeliveredHeaders.Command);
        return job.Services.Commands.Run(command, job.Message.Content, attempt.Heading, style);
    }

    private string? DirectoryFor(Attempt attempt)
    {
        string pattern = job.Settings[LocalParameters.CommandExecutionDirectory];
        MacroResult directory = new RecipientMacros(attempt, job).Expand(pattern, job.Options.DirectoryCharacters);
        if (directory.Error is null)
            return directory.Text;
        job.Log.Warning($"bad parameter value syntax for {LocalParameters.CommandExecutionDirectory.Name}: {pattern}");
        return null;
    }

    // What the message says wins over what the administrator exports.
    private string[] EnvironmentFor(Attempt attempt)
    {
        List<string> variables = [.. Variables(attempt)];
        HashSet<string> names = [.. variables.Select(NameOf)];
        variables.AddRange(job.Services.ExportedEnvironment.Where(variable => !names.Contains(NameOf(variable))));
        return [.. variables];
    }

    private static string NameOf(string variable) => variable[..variable.IndexOf('=')];

    private IEnumerable<string> Variables(Attempt attempt)
    {
        yield return $"PATH={CommandLine.SearchPath}";
        foreach ((string name, string? value) in Facts(attempt))
        {
            if (value is not null)
                yield return $"{name}={Censor(value)}";
        }
    }

    private IEnumerable<(string Name, string? Value)> Facts(Attempt attempt)
    {
        DeliverRequest request = job.Message.Request;
        yield return ("HOME", attempt.Rights.Home);
        yield return ("LOGNAME", attempt.Address.User);
        yield return ("USER", attempt.Address.User);
        yield return ("SENDER", attempt.Sender);
        yield return ("RECIPIENT", attempt.Recipient.Address);
        yield return ("LOCAL", attempt.Address.Local);
        yield return ("SHELL", attempt.Rights.Shell);
        yield return ("DOMAIN", attempt.Address.Domain);
        yield return ("EXTENSION", attempt.Address.Extension);
        yield return ("ORIGINAL_RECIPIENT", Known(attempt.Recipient.OriginalAddress));
        yield return ("ENVID", Known(request.EnvelopeId));
        yield return ("CLIENT_HOSTNAME", Known(request.Client.Name));
        yield return ("CLIENT_ADDRESS", Known(request.Client.Address));
        yield return ("CLIENT_HELO", Known(request.Client.Helo));
        yield return ("CLIENT_PROTOCOL", Known(request.Client.Protocol));
        yield return ("SASL_METHOD", Known(request.Sasl.Method));
        yield return ("SASL_SENDER", Known(request.Sasl.Sender));
        yield return ("SASL_USERNAME", Known(request.Sasl.UserName));
    }

    private static string? Known(string value) => value.Length > 0 ? value : null;

    private string Censor(string value)
    {
        if (!value.AsSpan().ContainsAnyExcept(job.Options.CommandCharacters))
            return value;
        return string.Create(value.Length, (value, job.Options.CommandCharacters), static (result, source) =>
        {
            for (int index = 0; index < result.Length; index++)
                result[index] = source.CommandCharacters.Contains(source.value[index]) ? source.value[index] : '_';
        });
    }
}
