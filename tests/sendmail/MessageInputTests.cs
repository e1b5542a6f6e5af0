using System.Text;
using Postfix.Config;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Sendmail;

namespace Postfix.Tests.Sendmail;

public sealed class MessageInputTests
{
    [Theory]
    [InlineData("a\nb\n", "N:a N:b")]
    [InlineData("a\nb", "N:a L:b")]
    [InlineData("", "")]
    [InlineData("a\r\nb\r\r\n\r\n", "N:a N:b N:")]
    [InlineData("a\n.\nb\n", "N:a")]
    [InlineData("a\n.", "N:a")]
    [InlineData("a\n..\n. \n", "N:a N:.. N:. ")]
    [InlineData("From me\n>From you\n>>From all\na\nFrom here\n", "N:a N:From here")]
    public void Lines_become_records(string text, string records) => Assert.Equal(records, Read(text));

    [Fact]
    public void With_option_i_a_dot_is_text() => Assert.Equal("N:a N:. N:b", Read("a\n.\nb\n", dotEndsInput: false));

    [Theory]
    [InlineData("never", "a\r\nb\n", "N:a\r N:b")]
    [InlineData("strict", "a\r\nb\n", "N:a N:b")]
    [InlineData("strict", "a\nb\r\n", "N:a N:b\r")]
    public void Line_ends_are_mended_as_configured(string mode, string text, string records) =>
        Assert.Equal(records, Read(text, true, ("sendmail_fix_line_endings", mode)));

    [Fact]
    public void A_dot_behind_a_long_line_is_part_of_it()
    {
        string line = new('x', 512);
        Assert.Equal($"L:{line} N:. N:b", Read($"{line}.\nb\n", true, ("line_length_limit", "512")));
        Assert.Equal($"L:{line} N: N:b", Read($"{line}\nb\n", true, ("line_length_limit", "512")));
    }

    [Fact]
    public void Records_do_not_depend_on_how_the_input_arrives()
    {
        string text = string.Concat(Enumerable.Range(0, 40_000).Select(i => $"line {i} {new string('y', i % 90)}\n"));
        string expected = string.Join(' ', text.TrimEnd('\n').Split('\n').Select(line => $"N:{line}"));
        Assert.Equal(expected, Read(text));
    }

    private static string Read(string text, bool dotEndsInput = true, params (string, string)[] settings)
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, text, Encoding.Latin1);
            using FileDescriptor file = FileSystem.Open(path, OpenFlags.ReadOnly);
            List<string> records = [];
            MessageInput input = new(file, Settings.FromValues(settings), dotEndsInput);
            input.Copy((type, data) => records.Add($"{(char)(byte)type}:{Encoding.Latin1.GetString(data)}"));
            Assert.All(records, record => Assert.True(record[0] is (char)RecordType.Line or (char)RecordType.ContinuedLine));
            return string.Join(' ', records);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
