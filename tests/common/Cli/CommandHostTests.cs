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

    [Theory]
    [InlineData(EnvironmentImport.Settings, "imported")]
    [InlineData(EnvironmentImport.None, "original")]
    public void A_command_gets_the_settings_of_import_environment(EnvironmentImport import, string expected)
    {
        string variable = $"COMMAND_HOST_{import}";
        Environ.Set(variable, "original");
        _directory.Write("main.cf", $"compatibility_level = 3.6\nmyhostname = a.example\nimport_environment = {variable}=imported\n");

        CommandRun run = CommandRun.Of(new VariableReader(variable, import), _directory, []);

        Assert.Equal(new CommandRun(0, expected, ""), run);
        Environ.Remove(variable);
    }

    [Fact]
    public void What_is_odd_in_main_cf_is_told_before_what_is_wrong()
    {
        _directory.Write("main.cf", "compatibility_level = 3.6\nmyhostname = a.example\nmyhostname = \u00fc\nprocess_name = x\nconfig_directory = /x\n");

        CommandRun run = CommandRun.Of(new VariableReader("HOME", EnvironmentImport.None), _directory, []);

        Assert.Equal(1, run.Status);
        string[] lines = run.Errors.Split('\n');
        Assert.Equal($"sample: warning: {_directory / "main.cf"}, line 3: overriding earlier entry: myhostname=a.example", lines[0]);
        Assert.EndsWith(", line 4: overriding earlier entry: process_name=sample", lines[1]);
        Assert.EndsWith($", line 5: overriding earlier entry: config_directory={_directory.Path}", lines[2]);
        Assert.StartsWith("sample: fatal: ", lines[^2]);
    }

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

    [Fact]
    public void What_fails_before_there_is_a_configuration_is_logged()
    {
        using EarlyLog log = new(_directory);

        CommandRun run = CommandRun.Of(new VariableReader("", EnvironmentImport.None), _directory, ["-x"]);

        Assert.Equal(new CommandRun(1, "", "sample: invalid option -- 'x'\nsample: fatal: usage: sample [-c config_dir]\n"), run);
        Assert.Equal(["postfix/sample: fatal: usage: sample [-c config_dir]"], log.Take());
    }

    [Fact]
    public void Warnings_about_main_cf_are_logged_even_if_it_cannot_be_used()
    {
        _directory.Write("main.cf", "compatibility_level = 3.6\nmyhostname = a.example\nmyhostname = b.example\nprocess_id_directory = \n");
        using EarlyLog log = new(_directory);

        CommandRun.Of(new VariableReader("", EnvironmentImport.None), _directory, []);

        Assert.Collection(log.Take(),
            line => Assert.Equal($"postfix/sample: warning: {_directory.Path}/main.cf, line 3: overriding earlier entry: myhostname=a.example", line),
            line => Assert.StartsWith("postfix/sample: fatal: ", line, StringComparison.Ordinal));
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

    private sealed class VariableReader(string variable, EnvironmentImport import) : Command
    {
        public override string Name => "sample";

        public override EnvironmentImport EnvironmentImport => import;

        public override CommandLine Options => new(Name, "", ConfigOption());

        public override int Run(IReadOnlyList<string> operands, CommandContext context)
        {
            _ = context.Settings;
            context.Terminal.Write(Environ.Get(variable) ?? "");
            return 0;
        }
    }
}
