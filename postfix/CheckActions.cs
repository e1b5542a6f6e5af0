using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.PostfixCommand.Review;
using Postfix.Text;

namespace Postfix.PostfixCommand;

/// <summary>postfix check and set-permissions, and the checks before a start.</summary>
internal static class CheckActions
{
    // For scripts: "check -q" says nothing, and tells by its exit status whether there was something to say.
    private const string Quiet = "-q";
    private const int StatusOfFindings = 2;

    private const int StandardOutput = 1;
    private const int StandardError = 2;

    public static int Check(ControlContext context)
    {
        if (context.Operands is not [_, Quiet])
            return Examine(context, Show) ? 0 : 1;
        using CountingTarget lines = new();
        using Log log = new(verbosity: 0, lines);
        bool hasComplaints = false;
        if (!Examine(context with { Log = log }, complaints => hasComplaints = complaints.Length > 0))
            return 1;
        return hasComplaints || lines.Count > 0 ? StatusOfFindings : 0;
    }

    public static int SetPermissions(ControlContext context)
    {
        if (Credentials.EffectiveUid != 0)
            return context.Fail("set-permissions needs root rights");
        InstallationLayout layout = InstallationLayout.From(context.Settings);
        foreach (ExpectedFile file in layout.All)
            file.SetPermissions(context.Log);
        return 0;
    }

    public static int Warn(ControlContext context)
    {
        context.WarnAboutParameters();
        CheckWarn(context);
        return 0;
    }

    /// <summary>What must be in order for the mail system to run; missing directories are made.</summary>
    public static bool CheckFatal(ControlContext context) => CheckFatal(context, Show);

    private static bool Examine(ControlContext context, Action<string> show)
    {
        string complaints = "";
        if (!CheckFatal(context, text => show(complaints = text)))
            return false;
        CheckWarn(context);
        bool isRunning = new MasterProcess(context.QueueDirectory).IsRunning();
        foreach (Finding finding in ConfigurationReview.Find(context.Settings, complaints, isRunning))
            context.Log.Warning(finding.ToString());
        return true;
    }

    /// <param name="context">The configuration and the log.</param>
    /// <param name="hear">Gets what postconf(1) says about the configuration.</param>
    private static bool CheckFatal(ControlContext context, Action<string> hear)
    {
        if (!CreateMissingDirectories(context))
            return false;
        string masterCf = context.Settings.ConfigDirectory + "/master.cf";
        if (FileSystem.TryStatus(masterCf) is not { IsRegular: true })
        {
            context.Log.Fatal($"no {masterCf} file found");
            return false;
        }
        return CheckConfiguration(context, hear) && ControlContext.Execute(context.CommandPath("postsuper")) == 0;
    }

    /// <summary>Warns about owners and modes that are unsafe.</summary>
    public static void CheckWarn(ControlContext context) => new PermissionCheck(context).Run();

    private static bool CreateMissingDirectories(ControlContext context)
    {
        try
        {
            foreach (ExpectedFile directory in InstallationLayout.From(context.Settings).Directories)
                directory.CreateMissing(context.Log);
            return true;
        }
        catch (PosixException problem)
        {
            context.Log.Error(problem.Message);
            context.Log.Fatal("unable to create missing queue directories");
            return false;
        }
    }

    // postconf(1) also warns about parameters that nothing uses and refuses a broken master.cf.
    private static bool CheckConfiguration(ControlContext context, Action<string> hear)
    {
        string postconf = context.CommandPath("postconf");
        bool isSound = Execute(out string complaints, postconf, "-h", "maillog_file") == 0;
        hear(complaints);
        if (!isSound)
        {
            context.Log.Fatal($"cannot execute {postconf}!");
            return false;
        }
        if (context.Settings[LoggingParameters.MaillogFile].Length == 0)
            return true;
        MasterCf services = MasterCf.Load(context.Settings);
        if (services.Services.Any(service => service is { Name: "postlog", TypeName: "unix-dgram" }))
            return true;
        context.Log.Fatal("missing 'postlog' service in master.cf - run 'postfix upgrade-configuration'");
        return false;
    }

    private static int Execute(out string complaints, string path, params string[] arguments)
    {
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.WriteOnly);
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using FileDescriptor errors = reader;
        int process;
        using (writer)
            process = Spawn.Start(new SpawnRequest(path, [path, .. arguments]) { Descriptors = [(nowhere, StandardOutput), (writer, StandardError)] });
        complaints = ByteText.FromBytes(FileSystem.ReadAll(errors));
        return Processes.Wait(process).StatusOr(1);
    }

    private static void Show(string complaints) =>
        FileDescriptor.FromStandardStream(StandardError).WriteAll(ByteText.ToBytes(complaints));
}
