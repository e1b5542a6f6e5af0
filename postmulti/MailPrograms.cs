using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Postmulti;

/// <summary>The commands that do the work on an instance.</summary>
/// <param name="primary">Says where they are.</param>
internal sealed class MailPrograms(Settings primary)
{
    private const int StandardOutput = 1;
    private const int StandardError = 2;

    /// <summary>Sets parameters ("name = value") of an instance; returns the exit status of postconf(1).</summary>
    public int EditMain(string configDirectory, params IReadOnlyList<string> settings) =>
        Run("postconf", ["-c", configDirectory, "-e", .. settings], []);

    /// <summary>Leaves parameters of an instance to their defaults; returns the exit status of postconf(1).</summary>
    public int CommentOut(string configDirectory, IReadOnlyList<string> names) =>
        Run("postconf", ["-c", configDirectory, "-#", .. names], []);

    /// <summary>Runs postfix(1) for an instance; returns its exit status.</summary>
    public int Postfix(string configDirectory, string command) => Run("postfix", ["-c", configDirectory, command], []);

    /// <summary>Whether an instance is up.</summary>
    public bool IsRunning(string configDirectory)
    {
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.WriteOnly);
        return Run("postfix", ["-c", configDirectory, "status"], [(nowhere, StandardOutput), (nowhere, StandardError)]) == 0;
    }

    private int Run(string name, IReadOnlyList<string> arguments, IReadOnlyList<(FileDescriptor, int)> descriptors)
    {
        string path = $"{primary[MailParameters.CommandDirectory]}/{name}";
        return Spawn.Run(new SpawnRequest(path, [path, .. arguments]) { Descriptors = descriptors });
    }
}
