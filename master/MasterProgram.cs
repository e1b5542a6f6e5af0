using Postfix.Cli;
using Postfix.Config;
using Postfix.Events;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Master;

/// <summary>master(8) from its command line to its exit status.</summary>
internal sealed class MasterProgram(IReadOnlyList<string> arguments)
{
    private const int PrivateFiles = 0x3F; // umask 077
    private const string PidFile = "pid/master.pid";
    private const string DataLockName = "master.lock";

    private readonly string _name = arguments[0][(arguments[0].LastIndexOf('/') + 1)..];
    private MasterLog? _log;

    /// <summary>Runs until the mail system is stopped.</summary>
    public int Run()
    {
        Umask.Set(PrivateFiles);
        Signals.Ignore(Signal.SIGPIPE);
        _log = new MasterLog(ProcessLog.CreateEarly(_name));
        try
        {
            MasterOptions options = MasterOptions.Parse(arguments, isInit: Processes.Id == 1, WriteError)
                .WithEnvironment(Environ.Get);
            return Run(options);
        }
        catch (Exception error) when (error is FatalException or ConfigurationException or IOException or TimeoutException)
        {
            (error as ConfigurationException)?.LogDetails(_log.Log);
            _log.Log.Fatal(error.Message);
            return 1;
        }
        finally
        {
            _log.Dispose();
        }
    }

    private static void WriteError(string text) => Terminal.OfProcess().WriteError(text);

    private int Run(MasterOptions options)
    {
        if (Credentials.IsSetId)
            throw new FatalException("the master command must not run as a set-uid process");
        if (options.ConfigDirectory is { } directory)
            Environ.Set("MAIL_CONFIG", directory);
        if (options.TestLock)
            return IsRunning() ? 1 : 0;
        StartupMonitor? monitor = StartupMonitor.FromEnvironment();
        if (options.WaitForStart && monitor is null)
        {
            StartupMonitor.RunInBackground(arguments);
            return 0;
        }
        Startup.Detach(options);
        return Serve(options, monitor);
    }

    private static bool IsRunning()
    {
        FileSystem.ChangeDirectory(Settings.Load(Environ.Get("MAIL_CONFIG"))[MailParameters.QueueDirectory]);
        return ProcessLock.IsHeld(PidFile);
    }

    private int Serve(MasterOptions options, StartupMonitor? monitor)
    {
        Settings settings = LoadSettings(options);
        Startup.SettleIn(settings);
        using ProcessLock pidFile = ProcessLock.Acquire(PidFile);
        UserEntry owner = MailOwner.Find(settings);
        using ProcessLock dataLock = LockData(settings, owner);
        if (options.Debug)
            DebuggerCommand.Run(settings, _log!.Log);
        MasterConfiguration configuration = MasterConfiguration.Load(settings, options, _log!);
        using var loop = new EventLoop(TimeProvider.System);
        var session = new MasterSession(loop, options, _log!, owner);
        session.Start(configuration);
        _log!.Started(settings[MailParameters.MailVersion], settings.ConfigDirectory);
        monitor?.ReportReady();
        monitor?.Dispose();
        return session.Run();
    }

    private Settings LoadSettings(MasterOptions options)
    {
        Settings settings = Settings.Load(Environ.Get("MAIL_CONFIG"), [(ProcessParameters.Name.Name, _name)]);
        _log!.Log = ProcessLog.CreateTagged(
            settings, ProcessLog.TagOf(settings, _name), options.Verbosity, LogFallback.MaillogFile);
        foreach (string warning in settings.Warnings)
            _log.Log.Warning(warning);
        GeneralSettings.Check(settings);
        MailAccounts.Check(settings);
        GeneralSettings.CheckInterfaces(settings);
        return settings;
    }

    private static ProcessLock LockData(Settings settings, UserEntry owner)
    {
        using AssumedIdentity identity = Credentials.Assume(owner.Uid, owner.Gid);
        return ProcessLock.Acquire($"{settings[MailParameters.DataDirectory]}/{DataLockName}");
    }
}
