using Postfix.Cli;
using Postfix.Posix;
using Postfix.Postconf;

namespace Postfix.Tests.Postconf;

/// <summary>A configuration directory of its own, and the command run on it as a user would.</summary>
public sealed class PostconfSandbox : IDisposable
{
    private static readonly int[] s_modes = [0x1A4, 0x1A0, 0x180, 0x1B4]; // 0644, 0640, 0600, 0664

    private readonly string _directory = Directory.CreateTempSubdirectory("postconf").FullName;

    public PostconfSandbox(string main = "", string master = "")
    {
        Main = main;
        Master = master;
    }

    public string Main
    {
        get => File.ReadAllText(MainPath);
        set => File.WriteAllText(MainPath, value);
    }

    public string Master
    {
        get => File.ReadAllText(MasterPath);
        set => File.WriteAllText(MasterPath, value);
    }

    public string MainPath => $"{_directory}/main.cf";

    public string MasterPath => $"{_directory}/master.cf";

    /// <summary>Runs <c>postconf -c DIR</c>; paths in its output begin with "DIR".</summary>
    public (int Status, string Output, string Errors) Run(params string[] arguments)
    {
        string output = $"{_directory}/.out";
        string errors = $"{_directory}/.err";
        int status;
        using (FileDescriptor input = FileSystem.Open("/dev/null", OpenFlags.ReadOnly))
        using (FileDescriptor standardOutput = Create(output))
        using (FileDescriptor standardError = Create(errors))
        {
            Terminal terminal = new(input, standardOutput, standardError);
            status = CommandHost.Run(new PostconfCommand(), ["-c", _directory, .. arguments], terminal);
        }

        return (status, Text(output), Text(errors));
    }

    /// <summary>Runs it and expects success without a word of complaint.</summary>
    public string Show(params string[] arguments)
    {
        (int status, string output, string errors) = Run(arguments);
        Assert.Equal((0, ""), (status, errors));
        return output;
    }

    /// <summary>
    /// Runs an edit of a file and returns its new content. Whoever had the file open keeps the old one to its end, and owner and
    /// mode stay.
    /// </summary>
    internal byte[] EditFile(Random random, string path, string[] arguments)
    {
        FileSystem.ChangeMode(path, random.Pick(s_modes));
        if (Credentials.EffectiveUid == 0)
        {
            FileSystem.ChangeOwner(path, (uint)random.Next(1, 1000), (uint)random.Next(1, 1000));
        }

        byte[] before = File.ReadAllBytes(path);
        FileStatus status = FileSystem.TryStatus(path)!.Value;
        using (FileDescriptor reader = FileSystem.Open(path, OpenFlags.ReadOnly))
        {
            (int result, string output, _) = Run(arguments);
            Assert.Equal((0, ""), (result, output));
            Assert.Equal(before, FileSystem.ReadAll(reader));
        }

        FileStatus after = FileSystem.TryStatus(path)!.Value;
        Assert.Equal((status.Uid, status.Gid, status.Permissions), (after.Uid, after.Gid, after.Permissions));
        Assert.NotEqual(status.Inode, after.Inode);
        Assert.False(File.Exists($"{path}.tmp"));
        return File.ReadAllBytes(path);
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private static FileDescriptor Create(string path) =>
        FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, 0x180);

    private string Text(string path) => File.ReadAllText(path).Replace(_directory, "DIR");
}
