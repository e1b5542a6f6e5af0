using Postfix.Cli;
using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.Postdrop;

/// <summary>
/// postdrop(1): puts one message into the maildrop queue, on behalf of a user who has no access to it. The program is
/// set-group-ID: it starts no other program, and it believes nothing that comes from the caller - arguments, environment,
/// records - before it was checked. The skeleton of commands is not used; what is not there cannot be abused.
/// </summary>
internal static class PostdropProgram
{
    private const string Name = "postdrop";
    private const string Letters = "c:rv";
    private const string Usage = "usage: postdrop [-c config_dir] [-v]";
    private const int Failure = 1;

    /// <summary>Runs the program; returns its exit status.</summary>
    public static int Run()
    {
        string[] arguments = Arguments.FromProcess()[1..];
        if (CommandHelp.Answer(Name, arguments, () => Usage, () => typeof(PostdropProgram).Assembly) is { } answer)
        {
            FileDescriptor.FromStandardStream(1).WriteAll(ByteText.ToBytes(answer));
            return 0;
        }
        Umask.Set(0x12); // 022
        FileDescriptor errors = FileDescriptor.FromStandardStream(2);
        Lazy<Log> early = new(() => ProcessLog.CreateEarly(Name, new StandardErrorTarget(Name, errors)));
        Lazy<Log> log = early;
        try
        {
            (string? directory, int verbosity) = ParseArguments(arguments, errors);
            Settings settings = Settings.Load(directory, program: Name);
            log = new(() => ProcessLog.Create(settings, Name, verbosity, new StandardErrorTarget(Name, errors)));
            Check(settings, oddity => log.Value.Warning(oddity));
            return Run(settings, log);
        }
        catch (Exception error) when (error is FatalException or ConfigurationException or IOException)
        {
            Log usable = Usable(log, early);
            (error as ConfigurationException)?.LogDetails(usable);
            usable.Fatal(error.Message);
            return (error as FatalException)?.ExitCode ?? Failure;
        }
        catch (Exception error)
        {
            Usable(log, early).Panic($"{error.GetType().Name}: {error.Message}");
            return Failure;
        }
        finally
        {
            if (early.IsValueCreated)
                early.Value.Dispose();
            if (log != early && log.IsValueCreated)
                log.Value.Dispose();
        }
    }

    /// <summary>The log that main.cf asks for; the early one when just that is what is wrong in main.cf.</summary>
    internal static Log Usable(Lazy<Log> log, Lazy<Log> early)
    {
        try
        {
            return log.Value;
        }
        catch (Exception error) when (error is FatalException or ConfigurationException or IOException)
        {
            return early.Value;
        }
    }

    /// <summary>Checks main.cf as other programs do, also the place of the log, which is opened only when there is something to say.</summary>
    /// <exception cref="ConfigurationException">It cannot be used.</exception>
    internal static void Check(Settings settings, Action<string> warn)
    {
        foreach (string oddity in settings.Warnings.Concat(GeneralSettings.FindOddities(settings)))
            warn(oddity);
        GeneralSettings.Check(settings);
        MaillogFile.CheckName(settings);
    }

    private static int Run(Settings settings, Lazy<Log> log)
    {
        QueueSetup.LimitFileSize(settings);
        EnvironmentPolicy.Import(settings).ApplyToProcess();
        QueueSetup.EnterQueueDirectory(settings);
        Signals.Ignore(Signal.SIGPIPE);
        Signals.Ignore(Signal.SIGXFSZ);
        uint uid = Credentials.RealUid;
        UserAccess.RequireSubmitter(settings, uid, () => log.Value);
        using Channel caller = new(FileDescriptor.FromStandardStream(0), FileDescriptor.FromStandardStream(1), "stdin");
        return (int)new Drop(settings, log, caller, uid).Run();
    }

    /// <summary>Only root may see debugging output of a program with more rights than its caller.</summary>
    private static (string? Directory, int Verbosity) ParseArguments(string[] arguments, FileDescriptor errors)
    {
        string? directory = null;
        int verbosity = 0;
        GetOpt options = new(arguments, Letters);
        while (options.Next() is { } option)
        {
            if (option.Error != GetOptError.None)
            {
                errors.WriteAll(ByteText.ToBytes($"{Name}: {option.Message}\n"));
                throw new FatalException(Usage);
            }
            switch (option.Letter)
            {
                case 'c':
                    directory = option.Value;
                    break;
                case 'r':
                    break; // always so, since Postfix 2.0
                case 'v':
                    verbosity += Credentials.EffectiveUid == 0 ? 1 : 0;
                    break;
            }
        }
        return (directory, verbosity);
    }
}
