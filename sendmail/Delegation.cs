using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Sendmail;

/// <summary>Everything but submission is another program's work: this one becomes it.</summary>
internal sealed class Delegation(SendmailOptions options, Settings settings, Log log, int verbosity)
{
    /// <summary>Starts the program that the mode stands for; returns only when there is nothing to start.</summary>
    public int Run() => options.Mode switch
    {
        SendmailMode.Submit when options.SiteToFlush is { } site =>
            Become("postqueue", "flush site requires no recipient", ["-s", site]),
        SendmailMode.Submit => Become("postqueue", "flush queue_id requires no recipient", ["-i", options.IdToFlush!]),
        SendmailMode.ListQueue => Become("postqueue", "display queue mode requires no recipient", ["-p"]),
        SendmailMode.FlushQueue => Become("postqueue", "flush queue mode requires no recipient", ["-f"]),
        SendmailMode.Daemon => StartSystem(),
        SendmailMode.RebuildAliases => RebuildAliases(),
        SendmailMode.Smtp => BecomeSmtpServer(),
        _ => ExitStatus.Ok,
    };

    private IEnumerable<string> VerboseOptions => Enumerable.Repeat("-v", verbosity);

    private int Become(string command, string complaint, IEnumerable<string> arguments)
    {
        RequireNoOperands(complaint);
        return Exec(settings[MailParameters.CommandDirectory], command, [.. arguments, .. VerboseOptions]);
    }

    private int RebuildAliases()
    {
        RequireNoOperands("alias initialization mode requires no recipient");
        IEnumerable<string> databases = options.AliasDatabase is { } one
            ? [one]
            : Tokens.SplitList(settings[MailParameters.AliasDatabase]);
        return databases.Any()
            ? Exec(settings[MailParameters.CommandDirectory], "postalias", [.. VerboseOptions, "--", .. databases])
            : ExitStatus.Ok;
    }

    private int BecomeSmtpServer()
    {
        RequireNoOperands("stand-alone mode requires no recipient");
        UserAccess.RequireSubmitter(settings, Credentials.RealUid, () => log);
        return Exec(settings[MailParameters.DaemonDirectory], "smtpd", ["-S", .. VerboseOptions]);
    }

    /// <summary>The system starts in the background: what becomes of it is in the log and on standard error.</summary>
    private int StartSystem()
    {
        RequireNoOperands("daemon mode requires no recipient");
        string path = $"{settings[MailParameters.CommandDirectory]}/postfix";
        new ProgramStart(settings, log).Start(new SpawnRequest(path, ["postfix", .. VerboseOptions, "start"]));
        return ExitStatus.Ok;
    }

    private void RequireNoOperands(string complaint)
    {
        if (options.Operands.Count > 0)
        {
            throw new FatalException(complaint);
        }
    }

    private static int Exec(string directory, string program, IReadOnlyList<string> arguments)
    {
        string path = $"{directory}/{program}";
        Errno error = Processes.Exec(path, [program, .. arguments]);
        throw new FatalException($"execv {path}: {error.Describe()}");
    }
}
