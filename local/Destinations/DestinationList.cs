using Postfix.Delivery;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.LocalDelivery.Destinations;

/// <summary>
/// Delivers to what aliases, .forward and :include: files list: addresses, <c>/file/name</c>, <c>~/file</c>, <c>|command</c> and
/// <c>:include:/file/name</c> (aliases(5)).
/// </summary>
internal sealed class DestinationList(RecipientJob job)
{
    private const string IncludePrefix = ":include:";

    /// <summary>Delivers to all destinations in a text; one that fails does not stop the others. A NUL byte ends the text.</summary>
    public DestinationResult Deliver(Attempt attempt, string text)
    {
        DestinationResult total = default;
        int end = text.IndexOf('\0', StringComparison.Ordinal);
        if (end >= 0)
            text = text[..end];
        foreach (AddressToken token in AddressParser.Parse(text))
        {
            if (token.Kind == AddressTokenKind.Address)
                total = total.And(new DestinationResult(1, Deliver(attempt, token)));
        }
        return total;
    }

    /// <summary>
    /// Delivers to all destinations in a file; <c>#</c> starts a comment line. Ends with the first line that must be tried again.
    /// </summary>
    public DestinationResult Deliver(Attempt attempt, FileDescriptor file)
    {
        DestinationResult total = default;
        try
        {
            LineReader lines = new(file, job.Settings[Config.MimeParameters.LineLengthLimit]);
            while (total.Outcome == RecipientOutcome.Done && lines.Read() is string line)
            {
                if (!line.StartsWith('#'))
                    total = total.And(Deliver(attempt, line));
            }
            return total;
        }
        catch (PosixException error)
        {
            DsnDetail trouble = new("4.3.0", $"error reading forwarding file: {error.Errno.Describe()}");
            return total.And(new DestinationResult(0, job.Reporter.Failed(attempt, trouble)));
        }
    }

    private RecipientOutcome Deliver(Attempt attempt, AddressToken token)
    {
        string target = AddressPrinter.InternalAddress(token.Parts);
        if (target.StartsWith('/'))
            return job.Files.Deliver(attempt, target);
        if (target.StartsWith('~'))
            return DeliverToHome(attempt, target);
        if (target.StartsWith('|'))
            return DeliverToCommand(attempt, target[1..]);
        if (ByteText.StartsWithIgnoreCase(target, IncludePrefix))
            return job.Includes.Deliver(attempt, target[IncludePrefix.Length..]);
        return job.Addresses.Deliver(attempt, AddressPrinter.ExternalAddress(token.Parts));
    }

    private RecipientOutcome DeliverToHome(Attempt attempt, string target)
    {
        string? problem = !target.StartsWith("~/", StringComparison.Ordinal) ? "bad home directory syntax"
            : attempt.Rights.Home is null ? "unknown home directory"
            : null;
        if (problem is null)
            return job.Files.Deliver(attempt, attempt.Rights.Home!.TrimEnd('/') + target[1..]);
        job.Log.Warning($"{problem} for: {target}");
        return job.Reporter.Failed(attempt, new DsnDetail("5.3.5", "mail system configuration error"));
    }

    private RecipientOutcome DeliverToCommand(Attempt attempt, string command) =>
        (job.Options.CommandsAllowedIn & attempt.ListedIn) != 0
            ? job.Commands.Deliver(attempt, command)
            : job.Reporter.Failed(attempt, new DsnDetail("5.7.1", "mail to command is restricted"));
}
