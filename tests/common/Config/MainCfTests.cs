using System.Text;
using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class MainCfTests
{
    [Theory]
    [InlineData("a=b", "b")]
    [InlineData("  \na  =   b  c  \n", "b  c")]
    [InlineData("a =\n", "")]
    [InlineData("a = b\n c\n\td\n", "b c\td")]
    [InlineData("a = b\n# comment\n\n  \n c\n", "b c")]
    [InlineData("a = b # no comment\n", "b # no comment")]
    [InlineData("a = x=y\n", "x=y")]
    [InlineData("a = b\n #comment\n c", "b c")]
    public void A_logical_line_is_a_setting(string text, string value)
    {
        MainCf file = Parse(text);
        Assert.Equal(value, Assert.Single(file.Values).Value);
        Assert.Equal("a", Assert.Single(file.Values).Key);
        Assert.Empty(file.Warnings);
    }

    [Theory]
    [InlineData("x = 1\n\nno equals sign\n", "main.cf, line 3: missing '=' after attribute name: \"no equals sign\"", 3)]
    [InlineData("=b\n", "main.cf, line 1: missing attribute name: \"=b\"", 1)]
    [InlineData("two words = 1\n", "main.cf, line 1: missing '=' after attribute name: \"two words = 1\"", 1)]
    public void An_error_names_file_and_line(string text, string message, int line)
    {
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => Parse(text));
        Assert.Equal((message, (int?)line), (error.Message, error.Line));
    }

    [Theory]
    [InlineData("a=1\na=2\n", "main.cf, line 2: overriding earlier entry: a=1")]
    [InlineData(" lost = 1\na=2\n", "main.cf: logical line must not start with whitespace: \" lost = 1\"")]
    [InlineData("a=2\0x\n", "main.cf, line 1: text after null byte may be ignored")]
    [InlineData("a=2\n \0x\n", "main.cf, line 1-2: text after null byte may be ignored")]
    public void Odd_input_costs_a_warning(string text, string warning)
    {
        MainCf file = Parse(text);
        Assert.Equal(warning, Assert.Single(file.Warnings));
        Assert.Equal("2", file.Values["a"]);
    }

    [Fact]
    public void The_same_setting_twice_is_no_surprise() => Assert.Empty(Parse("a=1\na=1\n").Warnings);

    [Fact]
    public void A_missing_file_is_reported_as_postfix_does()
    {
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => MainCf.Load("/nonexistent/main.cf"));
        Assert.Equal("open /nonexistent/main.cf: No such file or directory", error.Message);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_reported_as_such()
    {
        using TemporaryDirectory directory = new();
        Assert.Equal($"read {directory.Path}: Is a directory",
            Assert.Throws<ConfigurationException>(() => MainCf.Load(directory.Path)).Message);
    }

    [Fact]
    public void Whatever_the_bytes_are_the_outcome_is_a_file_or_a_configuration_error()
    {
        Random random = new(2);
        const string Alphabet = "ab= \t\n#$\0{}\r\u00ff";
        for (int i = 0; i < 5_000; i++)
        {
            char[] text = new char[random.Next(60)];
            for (int at = 0; at < text.Length; at++)
            {
                text[at] = Alphabet[random.Next(Alphabet.Length)];
            }

            if (Record.Exception(() => Parse(new string(text))) is { } error)
            {
                Assert.IsType<ConfigurationException>(error);
            }
        }
    }

    [Fact]
    public void A_line_against_what_the_program_has_set_costs_a_warning()
    {
        MainCf file = MainCf.Parse("a = 1\nb = 3\nb = 4\n"u8.ToArray(), "main.cf", ("a", "1"), ("b", "2"));
        Assert.Equal(
            ["main.cf, line 2: overriding earlier entry: b=2", "main.cf, line 3: overriding earlier entry: b=3"], file.Warnings);
    }

    private static MainCf Parse(string text) => MainCf.Parse(Encoding.Latin1.GetBytes(text), "main.cf");
}
