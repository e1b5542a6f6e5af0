using System.Text;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Tests.Logging;

public sealed class LineTargetTests
{
    [Fact]
    public void Severities_have_postfixs_labels()
    {
        Collector lines = new();
        using Log log = new(verbosity: 0, lines);

        log.Info("started");
        log.Warning("odd");
        log.Error("bad");
        log.Fatal("worse");
        log.Panic("worst");
        log.Debug("not wanted");

        Assert.Equal(["started", "warning: odd", "error: bad", "fatal: worse", "panic: worst"], lines.Lines);
    }

    [Fact]
    public void Debug_lines_appear_when_asked_for()
    {
        Collector lines = new();
        using Log log = new(verbosity: 1, lines);

        log.Debug("detail");

        Assert.Equal(["detail"], lines.Lines);
    }

    [Fact]
    public void Control_characters_and_broken_UTF8_do_not_reach_the_log()
    {
        Collector lines = new();
        using Log log = new(verbosity: 0, lines) { KeepsUtf8 = true };

        log.Info("a\r\nb\0c\u007fd\u00c3\u00a9e\u00e9{0}");

        Assert.Equal(["a??b?c?d\u00c3\u00a9e?{0}"], lines.Lines);
    }

    [Fact]
    public void Without_smtputf8_a_line_is_ASCII()
    {
        Collector lines = new();
        using Log log = new(verbosity: 0, lines);

        log.Warning("d\u00c3\u00a9\te~");

        Assert.Equal(["warning: d???e~"], lines.Lines);
    }

    [Fact]
    public void A_person_sees_a_long_line_in_full_and_short_ones_after_it()
    {
        using TemporaryDirectory directory = new();
        string path = directory / "errors";
        using (FileDescriptor output = FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.Create, 0x180))
        using (Log log = new(verbosity: 0, new StandardErrorTarget("postconf", output)))
        {
            log.Warning(new string('x', 100_000));
            log.Info("y");
        }

        Assert.Equal($"postconf: warning: {new string('x', 100_000)}\npostconf: y\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_line_is_bounded()
    {
        Collector lines = new();
        using Log log = new(verbosity: 0, lines);

        log.Info(new string('x', 10_000));

        Assert.Equal(LineTarget.MaxTextBytes, lines.Lines[0].Length);
    }

    [Theory]
    [InlineData(1, "Nov  1 07:08:09 ")]
    [InlineData(21, "Nov 21 07:08:09 ")]
    public void The_day_is_padded_with_a_blank(int day, string expected)
    {
        byte[] line = new byte[100];
        int length = LinePrefix.WriteTime(new DateTime(2026, 11, day, 7, 8, 9), line);

        Assert.Equal(expected, Encoding.ASCII.GetString(line, 0, length));
    }

    [Fact]
    public void Each_session_thread_has_a_number_of_its_own_that_stays()
    {
        LinePrefix prefix = new("postfix/smtpd");
        string other = "";
        Thread thread = new(() => other = Tag(prefix));
        thread.Start();
        thread.Join();

        Assert.Matches(@"^postfix/smtpd\[[0-9]+\]: $", other);
        Assert.NotEqual(other, Tag(prefix));
        Assert.Equal(Tag(prefix), Tag(prefix));
    }

    private static string Tag(LinePrefix prefix)
    {
        byte[] line = new byte[100];
        return Encoding.ASCII.GetString(line, 0, prefix.WriteTag(line));
    }

    private sealed class Collector : LineTarget
    {
        public List<string> Lines { get; } = [];

        protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

        protected override void Send(Severity severity, ReadOnlySpan<byte> line) => Lines.Add(Encoding.Latin1.GetString(line));
    }
}
