using System.Globalization;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Tls;

namespace Postfix.Server;

/// <summary>
/// The life of a daemon from its command line to its exit status (contract: master-child.md, sections 1 to 4): configuration,
/// log, working directory, preparation, chroot, privileges, service.
/// </summary>
public static class DaemonHost
{
    /// <summary>Environment variable by which our master says how many clients a process may hold at once.</summary>
    public const string ClientsVariable = "CLIENTS_PER_PROCESS";

    private const int MasterDescriptor = 5;
    private const int FirstListener = 6;

    // Keeps a program that cannot start from being started again at once (msg_fatal of Postfix does the same).
    private static readonly TimeSpan s_fatalPause = TimeSpan.FromSeconds(1);

    /// <summary>Runs the daemon with the arguments of this process; returns its exit status.</summary>
    public static int Run(Daemon daemon)
    {
        ArgumentNullException.ThrowIfNull(daemon);
        IReadOnlyList<string> arguments = Arguments.FromProcess();
        string program = ProgramName(arguments, daemon.Traits.Name);
        string[] words = [.. arguments.Skip(1)];
        Log log = NewEarlyLog(daemon.Traits, program, words);
        try
        {
            DaemonOptions options = DaemonOptions.Parse(words, daemon.Traits.OptionLetters).WithEnvironment(Environ.Get);
            CheckStart(options);
            Settings settings = Settings.Load(Environ.Get("MAIL_CONFIG"), Overrides(options, program), program);
            foreach (string warning in settings.Warnings)
                log.Warning(warning);
            Log configured = NewLog(daemon.Traits, settings, options, program);
            log.Dispose();
            log = configured;
            return Serve(daemon, options, program, settings, log);
        }
        catch (Exception error) when (error is FatalException or ConfigurationException or IOException or TimeoutException)
        {
            (error as ConfigurationException)?.LogDetails(log);
            log.Fatal(error.Message);
            Thread.Sleep(s_fatalPause);
            return (error as FatalException)?.ExitCode ?? 1;
        }
        catch (Exception error)
        {
            log.Panic($"{error.GetType().Name}: {error.Message} {error.StackTrace}");
            Thread.Sleep(s_fatalPause);
            return 1;
        }
        finally
        {
            log.Dispose();
        }
    }

    // Nobody but the program itself says what it is called, so these come last.
    internal static IEnumerable<(string Name, string Value)> Overrides(DaemonOptions options, string program) =>
    [
        .. options.Overrides.Select(ParameterOverride.Parse),
        (ProcessParameters.Name.Name, program),
        (ProcessParameters.ServiceName.Name, options.ServiceName ?? program),
    ];

    private static int Serve(Daemon daemon, DaemonOptions options, string program, Settings settings, Log log)
    {
        foreach (string oddity in GeneralSettings.FindOddities(settings))
            log.Warning(oddity);
        GeneralSettings.Check(settings);
        settings.Check(daemon.Traits.Parameters);
        string service = options.ServiceName ?? program;
        DaemonRules.Check(daemon.Traits, options, service);
        if (options.Debugger)
            DebuggerCommand.Run(settings, log);
        EnterQueueDirectory(settings);
        Signals.Ignore(Signal.SIGHUP);
        Signals.Ignore(Signal.SIGPIPE);
        DaemonContext context = NewContext(daemon.Traits, options, service, settings, log);
        daemon.Prepare(context);
        DaemonRights.Drop(daemon.Traits, options, settings);
        IService work = daemon.Start(context);
        ServiceHost host = new(context, daemon.Traits, InheritListeners(options), InheritMaster(options));
        work.Run(host);
        return host.ExitStatus;
    }

    private static void EnterQueueDirectory(Settings settings)
    {
        string directory = settings[MailParameters.QueueDirectory];
        try
        {
            FileSystem.ChangeDirectory(directory);
        }
        catch (PosixException error)
        {
            throw new FatalException($"chdir(\"{directory}\"): {error.Errno.Describe()}");
        }
    }

    private static DaemonContext NewContext(
        DaemonTraits traits, DaemonOptions options, string service, Settings settings, Log log)
    {
        TimeProvider time = TimeProvider.System;
        MailServices services = new(settings, log, time);
        TableContext tables = new(settings, log)
        {
            WhenUnavailable = WhenUnavailable(settings),
            FindHost = HostFinder.Of(settings),
            Encrypt = TableTls.Of(settings, log),
            // A user's own program (-S) cannot reach private services, so it opens such tables itself.
            Proxy = traits.OpensProxiedTables || options.IsStandAlone(settings) ? null : services.Proxymap,
            Indexer = options.IsStandAlone(settings) ? null : ReindexClient.Of(settings),
        };
        return new DaemonContext(options, service, settings, log, time)
        {
            Tables = new TableSet(tables),
            Services = services,
            ClientLimit = traits.ServesManyClients && !options.ServeStandardInput ? ClientLimit() : 1,
        };
    }

    internal static UnavailableTables WhenUnavailable(Settings settings) =>
        settings[TableParameters.DaemonTableOpenErrorIsFatal] ? UnavailableTables.Throw : UnavailableTables.Substitute;

    private static int ClientLimit() =>
        int.TryParse(Environ.Get(ClientsVariable), NumberStyles.None, CultureInfo.InvariantCulture, out int limit) && limit > 0
            ? limit
            : 1;

    private static string ProgramName(IReadOnlyList<string> arguments, string fallback)
    {
        string path = arguments.Count > 0 ? arguments[0] : fallback;
        return path[(path.LastIndexOf('/') + 1)..];
    }

    private static void CheckStart(DaemonOptions options)
    {
        if (options.AllowTerminal || options.ServeStandardInput)
            return;
        if (FileDescriptor.Borrow(0).IsTerminal)
            throw new FatalException("do not run this command by hand");
    }

    // A person who starts a program by hand is to see what is wrong with that.
    private static Log NewEarlyLog(DaemonTraits traits, string program, string[] words)
    {
        LineTarget[] additional = DaemonOptions.AskForStandardError(words, traits.OptionLetters)
            ? [NewStandardError(ProcessLog.EarlyTagOf(program))]
            : FileDescriptor.Borrow(0).IsTerminal ? [NewStandardError(program)]
            : [];
        return traits.WritesMaillog
            ? ProcessLog.CreateEarlyForLogDaemon(program, additional)
            : ProcessLog.CreateEarly(program, additional);
    }

    private static Log NewLog(DaemonTraits traits, Settings settings, DaemonOptions options, string program)
    {
        bool isWatched = options.LogToStandardError || (traits.IsCommandStandAlone && options.ServeStandardInput);
        LineTarget[] additional = isWatched ? [NewStandardError(ProcessLog.TagOf(settings, program))] : [];
        return traits.WritesMaillog
            ? ProcessLog.CreateForLogDaemon(settings, program, options.Verbosity, additional)
            : ProcessLog.Create(settings, program, options.Verbosity, additional);
    }

    private static StandardErrorTarget NewStandardError(string tag) => new(tag, FileDescriptor.Borrow(2));

    private static FileDescriptor[] InheritListeners(DaemonOptions options)
    {
        if (options.ServeStandardInput)
            return [];
        FileDescriptor[] listeners = new FileDescriptor[options.ListenerCount];
        for (int index = 0; index < listeners.Length; index++)
        {
            listeners[index] = FileDescriptor.FromInherited(FirstListener + index);
            listeners[index].SetCloseOnExec(true);
            listeners[index].SetNonBlocking(true);
        }
        return listeners;
    }

    private static MasterChannel InheritMaster(DaemonOptions options)
    {
        if (options.ServeStandardInput)
            return new MasterChannel(null, 0);
        FileDescriptor descriptor = FileDescriptor.FromInherited(MasterDescriptor);
        descriptor.SetCloseOnExec(true);
        string generation = Environ.Get("GENERATION") ?? "0";
        return new MasterChannel(descriptor, Convert.ToUInt32(generation, 8));
    }
}
