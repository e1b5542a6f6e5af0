using Postfix.Cli;
using Postfix.Posix;

namespace Postfix.Tests.Cli;

/// <summary>Runs a command that has no configuration within the test's process.</summary>
internal static class TestRun
{
    /// <summary>What the command did with its streams.</summary>
    public static CommandRun Of(Command command, TemporaryDirectory directory, params IReadOnlyList<string> arguments)
    {
        string name = Guid.NewGuid().ToString("N");
        int status;
        using (FileDescriptor input = FileSystem.Open("/dev/null", OpenFlags.ReadOnly))
        using (FileDescriptor output = Create(directory / $"{name}.out"))
        using (FileDescriptor errors = Create(directory / $"{name}.err"))
            status = CommandHost.Run(command, arguments, new Terminal(input, output, errors));
        return new CommandRun(status, File.ReadAllText(directory / $"{name}.out"), File.ReadAllText(directory / $"{name}.err"));
    }

    private static FileDescriptor Create(string path) =>
        FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, 0x1A4);
}
