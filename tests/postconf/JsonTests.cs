namespace Postfix.Tests.Postconf;

public sealed class JsonTests
{
    private const string Main = "mydestination=$whatever\nwhatever=  \"example\"\n com\n";
    private const string Master =
        "foo unix - n n - 0 other -o mydestination=$whatever\n -o whatever=example.net\n"
        + "12345 inet n n n - - spawn -o { command_time_limit = 2 3 } user=nobody argv=/bin/sh -c { sleep 1 }\n";

    [Theory]
    [InlineData("-jn", "$whatever")]
    [InlineData("-jnx", "\\\"example\\\" com")]
    public void Parameters_are_objects(string options, string value)
    {
        using PostconfSandbox sandbox = new(Main);
        Assert.Equal(
            $"{{\"config_directory\": \"DIR\"}}\n{{\"mydestination\": \"{value}\"}}\n{{\"whatever\": \"\\\"example\\\" com\"}}\n",
            sandbox.Show(options));
    }

    [Theory]
    [InlineData("-Mj", "$whatever")]
    [InlineData("-Mjx", "example.net")]
    public void Entries_are_objects_with_single_blanks(string options, string value)
    {
        using PostconfSandbox sandbox = new(Main, Master);
        Assert.Equal(
            $"{{\"foo/unix\": \"foo unix - n n - 0 other -o mydestination={value} -o whatever=example.net\"}}\n"
            + "{\"12345/inet\": \"12345 inet n n n - - spawn -o {command_time_limit=2 3} user=nobody argv=/bin/sh -c {sleep 1}\"}\n",
            sandbox.Run(options).Output);
    }

    [Fact]
    public void Fields_are_objects()
    {
        using PostconfSandbox sandbox = new(Main, Master);
        Assert.Equal(
            "{\"foo/unix/process_limit\": \"0\"}\n"
            + "{\"foo/unix/command\": \"other -o mydestination=example.net -o whatever=example.net\"}\n",
            sandbox.Run("-Fjx", "foo/unix/process_limit", "foo/unix/command").Output);
    }

    [Theory]
    [InlineData("-Fj", "{\"md/unix/command\": \"pipe flags=DR user=x argv=/bin/y a b\"}")]
    [InlineData("-Fh", "pipe flags=DR user=x argv=/bin/y a b")]
    public void A_short_command_without_a_label_is_apart_from_its_arguments(string options, string line)
    {
        using PostconfSandbox sandbox = new(Main, "md unix - n n - - pipe flags=DR user=x argv=/bin/y a b\n");
        Assert.Equal($"{line}\n", sandbox.Show(options, "md/unix/command"));
    }

    [Fact]
    public void Settings_are_objects()
    {
        using PostconfSandbox sandbox = new(Main, Master);
        Assert.Equal(
            "{\"foo/unix/mydestination\": \"$whatever\"}\n{\"foo/unix/whatever\": \"example.net\"}\n"
            + "{\"12345/inet/command_time_limit\": \"2 3\"}\n",
            sandbox.Run("-Pj").Output);
    }

    [Theory]
    [InlineData("with option -j, do not specify -f", "-jf")]
    [InlineData("with option -j, do not specify -h", "-Fjh")]
    [InlineData("with option -m, do not specify -j", "-mj")]
    public void Other_formats_do_not_go_with_it(string message, string options)
    {
        using PostconfSandbox sandbox = new(Main, Master);
        Assert.Equal((1, "", $"postconf: fatal: {message}\n"), sandbox.Run(options));
    }
}
