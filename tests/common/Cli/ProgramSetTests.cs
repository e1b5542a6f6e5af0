namespace Postfix.Cli;

public sealed class ProgramSetTests
{
    private readonly ProgramSet _programs = new(new Dictionary<string, Func<int>> { ["smtp"] = () => 1, ["trivial-rewrite"] = () => 2 });

    [Theory]
    [InlineData("/usr/lib/postfix/sbin/smtp", 1)]
    [InlineData("trivial-rewrite", 2)]
    [InlineData("./smtp", 1)]
    public void A_program_is_found_by_the_name_of_its_file(string path, int status) => Assert.Equal(status, _programs.Find(path)!());

    [Fact]
    public void A_suffix_that_tells_mail_systems_apart_does_not_matter() => Assert.Equal(1, _programs.Find("/usr/sbin/smtp.postfix")!());

    [Theory]
    [InlineData("/usr/lib/postfix/sbin/SMTP")]
    [InlineData("/smtp/")]
    [InlineData("/usr/bin/daemons")]
    [InlineData("/dev/fd/3")]
    [InlineData("")]
    [InlineData(null)]
    public void Another_name_is_no_program(string? path) => Assert.Null(_programs.Find(path));
}
