using System.Diagnostics;
using Postfix.Postdrop;

namespace Postfix.Tests.Postdrop;

public sealed class PostdropProgramTests
{
    [Theory]
    [InlineData("--version", @"^postdrop \(Postfix\.Net\) 3\.")]
    [InlineData("--help", @"^usage: postdrop \[-c config_dir\] \[-v\]\n")]
    public void It_explains_itself_without_a_configuration(string argument, string expected)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Drop).Assembly.Location, argument]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" };
        start.Environment["MAIL_CONFIG"] = "/nonexistent";
        using Process program = Process.Start(start)!;
        string output = program.StandardOutput.ReadToEnd();
        string errors = program.StandardError.ReadToEnd();
        program.WaitForExit();
        Assert.Equal((0, ""), (program.ExitCode, errors));
        Assert.Matches(expected, output);
    }
}
