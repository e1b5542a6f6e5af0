using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Sendmail;

/// <summary>sendmail(1), mailq(1), newaliases(1): the interface that programs have known for decades, in front of Postfix's own commands.</summary>
/// <param name="program">The name it was called by, without directory; it decides what is done without options.</param>
internal sealed class SendmailCommand(string program) : Command
{
    private SendmailOptions _options = new();

    /// <inheritdoc/>
    public override string Name => "sendmail";

    /// <inheritdoc/>
    public override int FailureStatus => ExitStatus.TemporaryFailure;

    /// <inheritdoc/>
    public override CommandLine Options => new(program, "[recipient ...]")
    {
        FixedUsage = $"usage: {program} [options]",
        FixedLetters = SendmailArguments.Letters,
    };

    /// <inheritdoc/>
    public override IReadOnlyList<string> Parse(IReadOnlyList<string> arguments)
    {
        _options = SendmailArguments.Parse(program, arguments);
        ConfigDirectory = _options.ConfigDirectory;

        // One -v asks for a delivery report, more for debugging.
        if (_options.Mode != SendmailMode.Submit || _options.Verbosity > 1)
            Verbosity += _options.Verbosity;
        return _options.Operands;
    }

    /// <inheritdoc/>
    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        bool hadTooManyRights = DropRights();
        Settings settings = Configure(context);
        if (hadTooManyRights)
        {
            context.Log.Warning("the Postfix sendmail command has set-uid root file permissions");
            context.Log.Warning("or the command is run from a set-uid root process");
            context.Log.Warning("the Postfix sendmail command must be installed without set-uid root file permissions");
        }

        if (_options.GetOptComplaint is { } complaint)
        {
            context.Terminal.WriteError($"{program}: {complaint}");
        }

        _options.Warnings.ForEach(context.Log.Warning);
        _options.Remarks.ForEach(context.Log.Info);
        if (_options.Error is { } error)
        {
            throw new FatalException(error);
        }

        if (_options.HasQueueInterval && _options.Mode != SendmailMode.Daemon)
        {
            return ExitStatus.Ok;
        }

        QueueSetup.EnterQueueDirectory(settings);
        Signals.Ignore(Signal.SIGPIPE);
        bool isSubmission = _options is { Mode: SendmailMode.Submit, SiteToFlush: null, IdToFlush: null };
        return isSubmission
            ? new Submission(_options, settings, context).Run()
            : new Delegation(_options, settings, context.Log, Verbosity).Run();
    }

    /// <summary>Some sites install sendmail set-user-ID root, as other mailers want it; this one must not have more rights than its user.</summary>
    private static bool DropRights()
    {
        bool isSetUidRoot = Credentials.EffectiveUid == 0 && Credentials.RealUid != 0;
        if (isSetUidRoot)
        {
            Credentials.DropSetId();
        }

        return isSetUidRoot;
    }

    private Settings Configure(CommandContext context)
    {
        if (ConfigDirectory is { } directory)
        {
            if (Credentials.EffectiveUid != 0)
            {
                Settings.RequireAuthorized(directory);
            }

            Environ.Set("MAIL_CONFIG", directory); // for the programs that do the work
        }

        return context.Settings;
    }
}
