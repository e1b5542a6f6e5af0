using Postfix.Cli;
using Postfix.Posix;

namespace Postfix.Tests.Cli;

/// <summary>What a command did with its streams, run within the test's process in a configuration of its own.</summary>
internal sealed record CommandRun(int Status, string Output, string Errors)
{
    /// <summary>Runs a command with main.cf from <paramref name="directory"/>.</summary>
    public static CommandRun Of(Command command, TemporaryDirectory directory, IReadOnlyList<string> arguments, string input = "")
    {
        if (!File.Exists(directory / "main.cf"))
            directory.Write("main.cf", "compatibility_level = 3.6\nsmtputf8_enable = yes\nmyhostname = mx.example.test\n");
        File.WriteAllText(directory / ".in", input);
        int status;
        using (FileDescriptor source = FileSystem.Open(directory / ".in", OpenFlags.ReadOnly))
        using (FileDescriptor output = Create(directory / ".out"))
        using (FileDescriptor errors = Create(directory / ".err"))
            status = CommandHost.Run(command, ["-c", directory.Path, .. arguments], new Terminal(source, output, errors));
        return new CommandRun(status, File.ReadAllText(directory / ".out"), File.ReadAllText(directory / ".err"));
    }

    private static FileDescriptor Create(string path) =>
        FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, 0x1A4);
}
