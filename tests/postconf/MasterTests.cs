namespace Postfix.Tests.Postconf;

public sealed class MasterTests
{
    private const string Original =
        "# services\nsmtp inet n - n - - smtpd\n  -o a=b\n# inside\n  -vo { c = d, e }\n\npickup unix n - n 60 1 pickup\n";

    private const string Main = "a = 1\nc = 1\nmyorigin = $a$c\n";

    [Fact]
    public void Entries_are_shown_in_columns()
    {
        using PostconfSandbox sandbox = new(Main, Original);
        Assert.Equal(
            "smtp       inet  n       -       n       -       -       smtpd -o a=b -v -o {c=d, e}\n"
            + "pickup     unix  n       -       n       60      1       pickup\n",
            sandbox.Show("-M"));
        Assert.Equal(
            "smtp       inet  n       -       n       -       -       smtpd\n    -o a=b\n    -v\n    -o {c=d, e}\n",
            sandbox.Show("-Mf", "smtp/inet"));
    }

    [Fact]
    public void Fields_and_settings_are_shown_one_by_one()
    {
        using PostconfSandbox sandbox = new(Main, Original);
        Assert.Equal("pickup/unix/wakeup = 60\n", sandbox.Show("-F", "pickup/unix/wakeup"));
        Assert.Equal("60\n", sandbox.Show("-Fh", "pickup/*/wakeup"));
        Assert.Equal("smtp/inet/command = smtpd -o a=b -v -o {c=d, e}\n", sandbox.Show("-F", "smtp/inet/command"));
        Assert.Equal("smtp/inet/a = b\nsmtp/inet/c = d, e\n", sandbox.Show("-P"));
        Assert.Equal("d, e\n", sandbox.Show("-Ph", "smtp/inet/c"));
    }

    [Fact]
    public void Settings_expand_with_the_eyes_of_their_service()
    {
        using PostconfSandbox sandbox = new("x = main\n", "smtp inet n - n - - smtpd -o x=own -o myorigin=$x/$service_name\n");
        Assert.Equal("smtp/inet/myorigin = own/smtp\nsmtp/inet/x = own\n", sandbox.Run("-Px").Output);
    }

    [Theory]
    [InlineData("unmatched request: \"nosuch/unix\"", "-M", "nosuch/unix")]
    [InlineData("unmatched request: \"smtp/inet/z\"", "-P", "smtp/inet/z")]
    [InlineData("unmatched service_name/type: \"nosuch/inet/chroot=y\"", "-F", "nosuch/inet/chroot=y")]
    public void A_selection_without_match_is_a_warning(string warning, params string[] arguments)
    {
        using PostconfSandbox sandbox = new(Main, Original);
        Assert.Equal((0, $"postconf: warning: {warning}\n"), (sandbox.Run(arguments).Status, sandbox.Run(arguments).Errors));
    }

    [Theory]
    [InlineData("master.cf", "-M")]
    [InlineData("master.cf", "-P")]
    [InlineData("master.cf", "-F")]
    [InlineData("main.cf", "-n")]
    public void Of_two_missing_files_the_one_is_named_that_was_asked_about(string file, string option)
    {
        using PostconfSandbox sandbox = new();
        File.Delete(sandbox.MainPath);
        File.Delete(sandbox.MasterPath);
        Assert.Equal((1, "", $"postconf: fatal: open DIR/{file}: No such file or directory\n"), sandbox.Run(option));
    }

    [Theory]
    [InlineData("x inet n", "file DIR/master.cf: line 1: bad field count")]
    [InlineData("x tcp n - n - - y", "invalid type field \"tcp\" in \"x tcp n - n - - y\"")]
    [InlineData("x unix n - n - many y", "invalid process_limit field \"many\" in \"x unix n - n - many y\"")]
    [InlineData("x unix n - maybe - - y", "invalid chroot field \"maybe\" in \"x unix n - maybe - - y\"")]
    public void A_bad_entry_is_fatal(string master, string message)
    {
        using PostconfSandbox sandbox = new(master: master);
        Assert.Equal((1, "", $"postconf: fatal: {message}\n"), sandbox.Run("-M"));
    }

    [Theory]
    [InlineData("smtp       inet  n       -       y       -       -       smtpd\n    -o a=b\n    -v\n    -o {c=d, e}\n", "-F", "smtp/inet/chroot=y")]
    [InlineData("smtp       inet  n       -       n       -       -       x -y\n", "-F", "smtp/inet/command=x -y")]
    [InlineData("smtp       inet  n       -       n       -       -       smtpd\n    -o a=z\n    -v\n    -o {c=d, e}\n", "-P", "smtp/inet/a=z")]
    [InlineData("smtp       inet  n       -       n       -       -       smtpd\n    -o a=b\n    -v\n    -o {c=d, e}\n    -o n=w\n", "-P", "smtp/inet/n=w")]
    [InlineData("smtp       inet  n       -       n       -       -       smtpd -v\n    -o {c=d, e}\n", "-PX", "smtp/inet/a")]
    [InlineData("smtp       inet  n       -       -       -       -       other\n", "-M", "smtp/inet=smtp inet n - - - - other")]
    [InlineData("", "-MX", "smtp/inet")]
    public void An_edit_changes_one_entry(string expected, params string[] arguments)
    {
        using PostconfSandbox sandbox = new(Main, Original);
        Assert.Equal(0, sandbox.Run(arguments).Status);
        string actual = sandbox.Master.Replace("# inside\n", "");
        Assert.Equal($"# services\n{expected}\npickup unix n - n 60 1 pickup\n", actual.Replace("\n\n\n", "\n\n"));
    }

    [Fact]
    public void Braces_that_belong_to_a_word_survive_an_edit()
    {
        using PostconfSandbox sandbox = new("", "x unix - n n - - pipe {} {{a}} {b c}\n");
        sandbox.Show("-F", "x/unix/chroot=y");
        Assert.Equal("x          unix  -       n       y       -       -       pipe {} {{a}} {b c}\n", sandbox.Master);
    }

    [Fact]
    public void An_entry_is_commented_out_line_by_line()
    {
        using PostconfSandbox sandbox = new(Main, Original);
        sandbox.Show("-M#", "smtp/inet");
        Assert.Equal(
            "# services\n#smtp inet n - n - - smtpd\n#  -o a=b\n# inside\n#  -vo { c = d, e }\n\npickup unix n - n 60 1 pickup\n",
            sandbox.Master);
    }

    [Fact]
    public void A_new_service_goes_to_the_end()
    {
        using PostconfSandbox sandbox = new(Main, Original);
        sandbox.Show("-M", "new/unix=new unix - - n - - y");
        Assert.Equal(Original + "new        unix  -       -       n       -       -       y\n", sandbox.Master);
    }

    [Theory]
    [InlineData("", "-M")]
    [InlineData("myhostname = a.b\n", "-n", "myhostname")]
    [InlineData("myorigin = $myhostname\n", "-d", "myorigin")]
    public void A_directory_in_the_place_of_the_file_has_no_services(string output, params string[] arguments)
    {
        using PostconfSandbox sandbox = new("myhostname = a.b\n");
        File.Delete(sandbox.MasterPath);
        Directory.CreateDirectory(sandbox.MasterPath);
        Assert.Equal(output, sandbox.Show(arguments));
        Assert.Equal((1, "", "postconf: fatal: read DIR/master.cf: Is a directory\n"), sandbox.Run("-MX", "a/inet"));
    }

    [Theory]
    [InlineData("bad field count: \"x/inet=x inet n\"", "-Me", "x/inet=x inet n")]
    [InlineData("bad field count: \"x/inet=x inet n\"", "-Me", "x/inet=x inet n", "smtp/inet=smtp inet n - n - 7 smtpd")]
    [InlineData("bad field count: \"smtp/inet=x\"", "-Me", "smtp/inet=x", "smtp/inet=smtp inet n - n - 7 smtpd")]
    [InlineData("missing '=' after attribute name: \"nothing\"", "-Me", "nothing")]
    [InlineData("invalid service attribute name: \"nofield\"", "-Fe", "smtp/inet/nofield=3")]
    [InlineData("-Fe does not accept whitespace in non-command field", "-Fe", "smtp/inet/chroot=y n")]
    [InlineData("-Pe does not accept whitespace in parameter value", "-Pe", "smtp/inet/a=b c")]
    [InlineData("-Pe or -PX requires service_name/type/parameter", "-Pe", "smtp/inet=x")]
    public void A_bad_request_changes_nothing(string message, params string[] arguments)
    {
        using PostconfSandbox sandbox = new(Main, Original);
        Assert.Equal((1, "", $"postconf: fatal: {message}\n"), sandbox.Run(arguments));
        Assert.Equal(Original, sandbox.Master);
    }
}
