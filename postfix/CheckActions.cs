using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.PostfixCommand.Installation;
using Postfix.PostfixCommand.Review;
using Postfix.Text;

namespace Postfix.PostfixCommand;

/// <summary>postfix check, and the checks before a start.</summary>
internal static class CheckActions
{
    // For scripts: "check -q" says nothing, and tells by its exit status whether there was something to say.
    private const string Quiet = "-q";
    private const int StatusOfFindings = 2;

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

    public static int Warn(ControlContext context)
    {
        context.WarnAboutParameters();
        CheckWarn(context);
        return 0;
    }

    /// <summary>What must be in order for the mail system to run; missing directories are made.</summary>
    public static bool CheckFatal(ControlContext context) => CheckConfiguration(context, Show) && CheckSystem(context);

    /// <summary>Lets postconf(1) look at the configuration: false when it cannot be read.</summary>
    public static bool CheckConfiguration(ControlContext context) => CheckConfiguration(context, Show);

    private static bool Examine(ControlContext context, Action<string> show)
    {
        string complaints = "";
        if (!CheckConfiguration(context, text => complaints = text) || !CheckSystem(context))
        {
            show(complaints);
            return false;
        }
        bool isRunning = new MasterProcess(context.QueueDirectory).IsRunning();
        ConfigurationReview review = ConfigurationReview.Make(context.Settings, complaints, isRunning);
        // People see the findings, which say the same better; scripts look for postconf's own words.
        show(context.Terminal.Error.IsTerminal ? string.Concat(review.Complaints.Select(line => line + '\n')) : complaints);
        CheckWarn(context);
        foreach (Finding finding in review.Findings)
            context.Log.Warning(finding.ToString());
        return true;
    }

    /// <summary>What else must be in order, beside the syntax of the configuration.</summary>
    public static bool CheckSystem(ControlContext context)
    {
        if (!CreateMissingDirectories(context))
            return false;
        string masterCf = context.Settings.ConfigDirectory + "/master.cf";
        if (FileSystem.TryStatus(masterCf) is not { IsRegular: true })
        {
            context.Log.Fatal($"no {masterCf} file found");
            return false;
        }
        return MasterCheck.Passes(context.Settings, context.Log)
            && ControlContext.Execute(context.CommandPath("postsuper")) == 0;
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

    // postconf(1) also warns about parameters that nothing uses, and refuses more.
    private static bool CheckConfiguration(ControlContext context, Action<string> hear)
    {
        string postconf = context.CommandPath("postconf");
        (int status, byte[] complaints) = CapturedProgram.Run(postconf, ["-h", "maillog_file"], [CapturedProgram.StandardError]);
        hear(ByteText.FromBytes(complaints));
        if (status != 0)
            context.Log.Fatal($"cannot execute {postconf}!");
        return status == 0;
    }

    private static void Show(string complaints) =>
        FileDescriptor.Borrow(CapturedProgram.StandardError).WriteAll(ByteText.ToBytes(complaints));
}
