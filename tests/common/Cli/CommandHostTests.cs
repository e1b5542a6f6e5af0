using Postfix.Cli;
using Postfix.Posix;

namespace Postfix.Tests.Cli;

[Collection(Allocations.Alone)] // the environment is the process's
public sealed class CommandHostTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Any_command_tells_its_version() =>
        Assert.Matches(@"^sample \(Postfix\.Net\) 3\.\d+\.\d+-net\.[0-9.]+\n$", Output("--version"));

    [Fact]
    public void Any_command_explains_its_options() =>
        Assert.Equal(
            """
            usage: sample [-v] operand
              -v                       say more; repeat for still more
              --help                   HELP goes to standard output

            """,
            Output("--help"));

    [Fact]
    public void The_environment_can_ask_for_more_words()
    {
        int usual = new Sample().Verbosity;
        Environ.Set(Command.VerboseVariable, "");
        try
        {
            Assert.Equal((0, 1), (usual, new Sample().Verbosity));
        }
        finally
        {
            Environ.Remove(Command.VerboseVariable);
        }
    }

    private string Output(string argument)
    {
        using (FileDescriptor output = FileSystem.Open(_directory / "out", OpenFlags.ReadWrite | OpenFlags.Create, 0x180))
            Assert.Equal(0, CommandHost.Run(new Sample(), [argument], new Terminal(output, output, output)));
        return File.ReadAllText(_directory / "out");
    }

    private sealed class Sample : Command
    {
        public override string Name => "sample";

        public override CommandLine Options => new(Name, "operand", VerboseOption());

        public override int Run(IReadOnlyList<string> operands, CommandContext context) => throw new InvalidOperationException();
    }
}
