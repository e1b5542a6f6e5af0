using Postfix.Config;

namespace Postfix.Tests.Config;

/// <summary>myorigin may name a file that has the domain, as Debian's /etc/mailname.</summary>
public sealed class OriginTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory().FullName;

    private string MailName => Path.Combine(_directory, "mailname");

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData("a.example\n", "a.example")]
    [InlineData("a.example", "a.example")]
    [InlineData("a.example\r\n", "a.example")]
    [InlineData("  a.example \t\nb.example\n", "a.example")]
    [InlineData("$myhostname\n", "$myhostname")]
    public void The_first_line_of_the_file_is_the_origin(string content, string expected)
    {
        File.WriteAllText(MailName, content);
        Assert.Equal(expected, Load().Origin);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData(" \t\nb.example\n")]
    public void A_file_without_a_name_is_refused(string content)
    {
        File.WriteAllText(MailName, content);
        Assert.Equal($"myorigin file {MailName} is empty", Refusal());
    }

    [Fact]
    public void A_file_that_somebody_may_have_exchanged_is_refused()
    {
        File.WriteAllText(Path.Combine(_directory, "other"), "a.example\n");
        File.CreateSymbolicLink(MailName, Path.Combine(_directory, "other"));
        // Root's links in root's directories are trusted.
        File.SetUnixFileMode(_directory, File.GetUnixFileMode(_directory) | UnixFileMode.OtherWrite);
        Assert.Equal($"{MailName}: file is a symbolic link", Refusal());
    }

    [Fact]
    public void The_name_of_the_parameter_stands_for_the_file_in_other_values()
    {
        File.WriteAllText(MailName, "a.example\n");
        Assert.Equal($"{MailName}, localhost", Load(("mydestination", "$myorigin, localhost"))[MailParameters.MyDestination]);
    }

    [Fact]
    public void A_program_in_a_jail_knows_what_it_has_read()
    {
        File.WriteAllText(MailName, "a.example\n");
        Settings settings = Load();
        _ = settings.Origin;
        File.Delete(MailName);
        Assert.Equal("a.example", settings.Origin);
        Assert.Equal("a.example", settings.With([("max_use", "1")]).Origin);
        Assert.Equal("b.example", settings.With([("myorigin", "b.example")]).Origin);
    }

    private Settings Load(params (string, string)[] more) => Settings.FromValues([("myorigin", MailName), .. more]);

    private string Refusal() => Assert.Throws<ConfigurationException>(() => Load().Origin).Message;
}
