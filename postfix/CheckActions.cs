using Postfix.Config;
using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>postfix check and set-permissions, and the checks before a start.</summary>
internal static class CheckActions
{
    public static int Check(ControlContext context)
    {
        if (!CheckFatal(context))
            return 1;
        CheckWarn(context);
        return 0;
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

    /// <summary>What must be in order for the mail system to run; missing directories are made.</summary>
    public static bool CheckFatal(ControlContext context)
    {
        if (!CreateMissingDirectories(context))
            return false;
        string masterCf = context.Settings.ConfigDirectory + "/master.cf";
        if (FileSystem.TryStatus(masterCf) is not { IsRegular: true })
        {
            context.Log.Fatal($"no {masterCf} file found");
            return false;
        }
        return CheckConfiguration(context) && ControlContext.Execute(context.CommandPath("postsuper")) == 0;
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
    private static bool CheckConfiguration(ControlContext context)
    {
        string postconf = context.CommandPath("postconf");
        if (ExecuteQuietly(postconf, "-h", "maillog_file") != 0)
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

    private static int ExecuteQuietly(string path, params string[] arguments)
    {
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.WriteOnly);
        int process = Spawn.Start(new SpawnRequest(path, [path, .. arguments]) { Descriptors = [(nowhere, 1)] });
        ExitReport report = Processes.Wait(process);
        return report.Exited ? report.ExitStatus : 1;
    }
}
