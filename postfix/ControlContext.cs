using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand;

/// <summary>What a control action works with.</summary>
/// <param name="Settings">The configuration.</param>
/// <param name="Log">Logs as "postfix-script".</param>
/// <param name="Verbosity">Passed on to master.</param>
/// <param name="Operands">The action's name and what follows it.</param>
/// <param name="Terminal">For what an action prints.</param>
internal sealed record ControlContext(Settings Settings, Log Log, int Verbosity, IReadOnlyList<string> Operands, Terminal Terminal)
{
    /// <summary>Absolute path of the queue directory.</summary>
    public string QueueDirectory => Settings[MailParameters.QueueDirectory];

    /// <summary>False for an instance that the default one lists: shared files are not its business.</summary>
    public bool IsPrimaryInstance =>
        Settings.ConfigDirectory == Settings.DefaultConfigDirectory
        || FileSystem.TryStatus(Settings.DefaultConfigDirectory + "/main.cf") is null
        || !Tokens.SplitList(Settings.Load(Settings.DefaultConfigDirectory)[MultiInstanceParameters.InstanceDirectories])
            .Contains(Settings.ConfigDirectory);

    /// <summary>Runs a program of the mail system and waits for it; returns its exit status.</summary>
    public static int Execute(string path, params string[] arguments) => Spawn.Run(new SpawnRequest(path, [path, .. arguments]));

    /// <summary>Starts a program of the mail system, which finds standard input, output and error as they are.</summary>
    public static int Start(string path, params string[] arguments) =>
        Spawn.Start(new SpawnRequest(path, [path, .. arguments]));

    /// <summary>Path of a command such as postsuper(1).</summary>
    public string CommandPath(string name) => $"{Settings[MailParameters.CommandDirectory]}/{name}";

    /// <summary>Sets parameters ("name = value") in main.cf; returns the exit status of postconf(1).</summary>
    public int EditMain(params IReadOnlyList<string> settings) =>
        Execute(CommandPath("postconf"), ["-c", Settings.ConfigDirectory, "-e", .. settings]);

    /// <summary>Path of master(8).</summary>
    public string MasterPath => $"{Settings[MailParameters.DaemonDirectory]}/master";

    /// <summary>
    /// Lets postconf(1) tell what is wrong with main.cf and master.cf, on standard error; false, with a fatal line in the log, when
    /// it refuses them.
    /// </summary>
    public bool WarnAboutParameters()
    {
        const int standardOutput = 1;
        string postconf = CommandPath("postconf");
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.WriteOnly);
        if (Spawn.Run(new SpawnRequest(postconf, [postconf, "-h", "mail_name"]) { Descriptors = [(nowhere, standardOutput)] }) == 0)
            return true;
        Log.Fatal($"cannot execute {postconf}!");
        return false;
    }

    /// <summary>Logs a fatal line and returns the exit status that goes with it.</summary>
    public int Fail(string message)
    {
        Log.Fatal(message);
        return 1;
    }
}
