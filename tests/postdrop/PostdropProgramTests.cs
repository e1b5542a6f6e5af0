using System.Diagnostics;
using Postfix.Config;
using Postfix.Postdrop;

namespace Postfix.Tests.Postdrop;

public sealed class PostdropProgramTests
{
    [Fact]
    public void What_stops_every_program_stops_it_before_it_takes_a_message()
    {
        List<string> warnings = [];
        Settings settings = Settings.FromValues(
            ("myhostname", "mx.example.test"), ("maillog_file", "/nonexist/x"), ("maillog_file_permissions", "7"));
        string message = Assert.Throws<ConfigurationException>(() => PostdropProgram.Check(settings, warnings.Add)).Message;
        Assert.Equal("maillog_file value '/nonexist/x' does not match any prefix in maillog_file_prefixes", message);
        Assert.Equal(["ignoring bad permissions: maillog_file_permissions = 7"], warnings);
    }

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

    [Theory]
    [InlineData("compatibility_level = new", "malformed compatibility level syntax: \"new\"")]
    [InlineData("syslog_name = ${", "dictionary mail_dict: macro processing error")]
    [InlineData("syslog_name =", "bad string length 0 < 1: syslog_name = ")]
    [InlineData("maillog_file = x", "maillog_file value 'x' does not match any prefix in maillog_file_prefixes")]
    public void A_fault_in_what_says_where_the_log_is_is_told(string line, string message)
    {
        string directory = Directory.CreateTempSubdirectory("postdrop").FullName;
        try
        {
            File.WriteAllText($"{directory}/main.cf", $"myhostname = mx.example.test\n{line}\n");
            ProcessStartInfo start = new("dotnet", [typeof(Drop).Assembly.Location, "-c", directory])
            {
                RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
            };
            using Process program = Process.Start(start)!;
            program.StandardInput.Close();
            string errors = program.StandardError.ReadToEnd();
            program.WaitForExit();
            Assert.EndsWith($"postdrop: fatal: {message}\n", errors);
            Assert.Equal(1, program.ExitCode);
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }
}
