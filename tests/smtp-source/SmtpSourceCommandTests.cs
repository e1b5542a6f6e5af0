using System.Net.Sockets;
using System.Text.RegularExpressions;
using Postfix.SmtpSource;
using Postfix.Tests.Cli;

namespace Postfix.Tests.SmtpSource;

public sealed class SmtpSourceCommandTests : IDisposable
{
    private static readonly string[] s_shortText =
        ["La de da de da 1.", "La de da de da 2.", "La de da de da 3.", "La de da de da 4.", "."];

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_message_has_headers_and_a_short_text()
    {
        using RecordingServer server = new();
        Assert.Equal(new CommandRun(0, "", ""), Run("-M", "me.example", "-S", "a subject", server.Address));
        List<string> said = Assert.Single(server.Sessions);
        Assert.Equal(
            [
                "HELO me.example", "MAIL FROM:<foo@me.example>", "RCPT TO:<foo@me.example>", "DATA",
                "From: <foo@me.example>", "To: <foo@me.example>", "Date: ", "Message-Id: <N@me.example>", "Subject: a subject", "",
                .. s_shortText, "QUIT",
            ],
            said.Where(line => line != "(reset)").Select(Constant));
    }

    [Fact]
    public void Sender_and_recipients_can_be_chosen_and_are_numbered()
    {
        using RecordingServer server = new();
        Run("-o", "-f", "from@x", "-t", "to@x", "-r", "3", server.Address);
        Assert.Equal(["MAIL FROM:<from@x>", "RCPT TO:<to0@x>", "RCPT TO:<to1@x>", "RCPT TO:<to2@x>"], server.Sessions[0].Take(4));
    }

    [Fact]
    public void No_recipient_number_is_used_twice_with_N()
    {
        using RecordingServer server = new();
        Run("-N", "-d", "-t", "to+", "-m", "2", server.Address);
        Assert.Equal(
            ["RCPT TO:<to+0>", "To: <to+0>", "RCPT TO:<to+1>", "To: <to+1>"],
            server.Sessions[0].Where(line => line.StartsWith("RCPT", StringComparison.Ordinal) || line.StartsWith("To:", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(1, "X")]
    [InlineData(80, "X*80")]
    [InlineData(81, "1X*77", "X")]
    [InlineData(170, "1X*77", "2X*77", "X*10")]
    [InlineData(890, "1X*77", "2X*77", "3X*77", "4X*77", "5X*77", "6X*77", "7X*77", "8X*77", "9X*77", "0X*77", "1X*77", "X*10")]
    public void The_payload_has_the_length_that_was_asked_for(int length, params string[] lines)
    {
        using RecordingServer server = new();
        Run("-o", "-l", $"{length}", server.Address);
        Assert.Equal([.. lines.Select(Expand), "."], server.Sessions[0].SkipWhile(line => line != "DATA").Skip(1).TakeWhile(line => line != "QUIT"));
    }

    [Fact]
    public void A_large_message_reaches_a_server_that_reads_piece_by_piece()
    {
        const int length = 5_000_000;
        using RecordingServer server = new();
        Assert.Equal(0, Run("-l", $"{length}", "-s", "3", "-m", "3", server.Address).Status);
        Assert.All(server.Sessions, said => Assert.Equal(length,
            said.SkipWhile(line => line.Length > 0).Skip(1).TakeWhile(line => line != ".").Sum(line => line.Length + 2) - 2));
    }

    [Fact]
    public void A_file_is_sent_with_its_dots_doubled()
    {
        _directory.Write("mail", "Subject: x\n\n.\n..y\nend");
        using RecordingServer server = new();
        Run("-F", _directory / "mail", server.Address);
        Assert.Equal(["Subject: x", "", "..", "...y", "end", "", "."], server.Sessions[0].SkipWhile(line => line != "DATA").Skip(1).Take(7));
    }

    [Fact]
    public void Lmtp_waits_for_a_reply_for_each_recipient()
    {
        int recipients = 0;
        using RecordingServer server = new(line =>
        {
            if (line.StartsWith("RCPT", StringComparison.Ordinal))
                recipients++;
            return line == "." ? string.Join("\r\n", Enumerable.Repeat("250 ok", recipients)) : RecordingServer.Accept(line);
        });
        Assert.Equal("1\r\n", Run("-L", "-c", "-r", "3", server.Address).Output);
        Assert.StartsWith("LHLO ", server.Sessions[0][0]);
        Assert.Equal(3, recipients);
    }

    [Fact]
    public void Sessions_are_parallel_and_messages_counted()
    {
        using Barrier all = new(4);
        using RecordingServer server = new(line =>
        {
            if (line.StartsWith("HELO", StringComparison.Ordinal))
                all.SignalAndWait(TimeSpan.FromMinutes(1));
            return RecordingServer.Accept(line);
        });
        CommandRun run = Run("-c", "-s", "4", "-m", "8", server.Address);
        Assert.Equal("1\r2\r3\r4\r5\r6\r7\r8\r\n", run.Output);
        Assert.Equal(8, server.Sessions.Length);
        Assert.Equal(4, server.MostOpen);
    }

    [Fact]
    public void A_connection_is_kept_for_more_messages_when_asked()
    {
        using RecordingServer server = new();
        Run("-d", "-m", "5", server.Address);
        Assert.Equal(5, Assert.Single(server.Sessions).Count(line => line == "."));
    }

    [Fact]
    public void Unix_sockets_are_servers_too()
    {
        using RecordingServer server = new(endpoint: new UnixDomainSocketEndPoint(_directory / "socket"));
        Assert.Equal(0, Run($"unix:{_directory / "socket"}").Status);
        Assert.Single(server.Sessions);
    }

    [Theory]
    [InlineData("HELO", "HELO")]
    [InlineData("MAIL", "sender")]
    [InlineData("RCPT", "recipient")]
    [InlineData("DATA", "data")]
    [InlineData(".", "end of data")]
    public void A_negative_reply_ends_the_program_unless_told_otherwise(string command, string name)
    {
        using RecordingServer server = new(line => line.StartsWith(command, StringComparison.Ordinal) ? "450-not\r\n450 now" : RecordingServer.Accept(line));
        Assert.Equal(new CommandRun(1, "", $"smtp-source: fatal: {name} rejected: 450 not?now\n"), Run(server.Address));
        CommandRun run = Run("-A", "-d", "-m", "2", server.Address);
        Assert.Equal(0, run.Status);
        Assert.StartsWith($"smtp-source: warning: {name} rejected: 450 not?now\n", run.Errors);
        Assert.Equal("QUIT", server.Sessions[1].Last(line => line != "(reset)"));
    }

    [Theory]
    [InlineData("HELO", "HELO")]
    [InlineData("MAIL", "sender")]
    [InlineData("DATA", "DATA command")]
    [InlineData(".", "message")]
    public void A_lost_connection_is_fatal_and_says_when(string command, string name)
    {
        using RecordingServer server = new(line => line.StartsWith(command, StringComparison.Ordinal) ? null : RecordingServer.Accept(line));
        Assert.Equal($"smtp-source: fatal: lost connection while sending {name}\n", Run("-A", server.Address).Errors);
    }

    [Fact]
    public void A_reply_without_end_is_garbage_and_costs_no_memory()
    {
        using RecordingServer server = new(greeting: new string('x', 1_000_000));
        CommandRun run = Run(server.Address);
        Assert.StartsWith("smtp-source: fatal: rejected at server banner: 0 xxx", run.Errors);
        Assert.InRange(run.Errors.Length, 10_240, 10_300);
    }

    [Fact]
    public void Of_a_line_that_is_too_long_the_beginning_counts()
    {
        using RecordingServer server = new(line => line.StartsWith("MAIL", StringComparison.Ordinal)
            ? $"250-{new string('x', 30_000)}\r\n250 ok" : RecordingServer.Accept(line));
        Assert.Equal(new CommandRun(0, "", ""), Run(server.Address));
    }

    [Theory]
    [InlineData("2x0 ok", "0 x0 ok")]
    [InlineData("45 no", "0 no")]
    [InlineData("450no", "450 no")]
    [InlineData("4500 no", "0 no")]
    [InlineData("-go\r\n450   no", "450 go?no")]
    [InlineData("250-go\r\n450-on\r\n451 no", "451 go?on?no")]
    [InlineData("450 a\0b", "450 a")]
    [InlineData("450", "450 ")]
    [InlineData("", "0 ")]
    public void Replies_are_read_leniently(string reply, string told)
    {
        using RecordingServer server = new(line => line.StartsWith("MAIL", StringComparison.Ordinal) ? reply : RecordingServer.Accept(line));
        Assert.Equal($"smtp-source: fatal: sender rejected: {told}\n", Run(server.Address).Errors);
    }

    [Theory]
    [InlineData("HELO", "HELO", "421")]
    [InlineData("MAIL", "sender", "421")]
    [InlineData("RCPT", "recipient", "521")]
    [InlineData("DATA", "data", "521")]
    [InlineData(".", "end of data", "421")]
    public void A_server_that_takes_leave_is_left(string command, string name, string code)
    {
        using RecordingServer server = new(line => line.StartsWith(command, StringComparison.Ordinal) ? $"{code} bye" : RecordingServer.Accept(line));
        Assert.Equal(new CommandRun(0, "", $"smtp-source: warning: {name} rejected: {code} bye\n"), Run("-A", server.Address));
        Assert.DoesNotContain(Assert.Single(server.Sessions), line => line is "RSET" or "QUIT");
    }

    [Fact]
    public void Messages_are_counted_when_they_are_sent_whatever_becomes_of_them()
    {
        using RecordingServer server = new(line => line == "." ? "450 no" : RecordingServer.Accept(line));
        Assert.Equal(new CommandRun(1, "1\r", "smtp-source: fatal: end of data rejected: 450 no\n"), Run("-c", server.Address));
    }

    [Fact]
    public void Other_positive_replies_to_data_than_354_are_rejections()
    {
        using RecordingServer server = new(line => line == "DATA" ? "355 go" : RecordingServer.Accept(line));
        Assert.Equal("smtp-source: fatal: data rejected: 355 go\n", Run(server.Address).Errors);
    }

    [Fact]
    public void The_wait_is_between_messages_and_not_before_the_first()
    {
        using RecordingServer server = new();
        long start = Environment.TickCount64;
        CommandRun run = Run("-w", "1", "-m", "1", "-c", server.Address);
        Assert.Equal("1\r\n", run.Output);
        Assert.InRange(Environment.TickCount64 - start, 950, 60_000);
        Assert.Single(server.Sessions);
    }

    [Fact]
    public void An_empty_file_is_the_short_text_without_headers()
    {
        using RecordingServer server = new();
        Run("-F", "/dev/null", server.Address);
        Assert.Equal(["DATA", .. s_shortText], server.Sessions[0].SkipWhile(line => line != "DATA").Take(6));
    }

    [Theory]
    [InlineData("open /nowhere: No such file or directory", "-F", "/nowhere", "no-such-host.invalid")]
    [InlineData("bad hostname: a b", "-M", "a b", "-m", "0", "x")]
    [InlineData("bad message count: 0", "-m", "0", "-M", "a b", "x")]
    [InlineData("-l option cannot be used with -F", "-F", "/dev/null", "-l", "0", "x")]
    [InlineData("do not use -w and -R options at the same time", "-w", "1", "-R", "0", "x")]
    public void The_first_thing_that_makes_no_sense_is_told(string problem, params string[] arguments) =>
        Assert.EndsWith($"smtp-source: fatal: {problem}\n", Run(arguments).Errors);

    [Theory]
    [InlineData("-m", " 1x")]
    [InlineData("-s", "+1")]
    [InlineData("-r", "1.5")]
    [InlineData("-C", "4294967297")]
    public void Numbers_are_read_as_atoi_does(string option, string value)
    {
        using RecordingServer server = new();
        Assert.Equal(new CommandRun(0, "", ""), Run(option, value, server.Address));
    }

    [Fact]
    public void Any_failure_to_connect_is_an_attempt() => Assert.Equal(
        """
        smtp-source: warning: connect: No such file or directory
        smtp-source: fatal: connect: No such file or directory

        """,
        Run("-C", "2", "unix:/nowhere/socket").Errors);

    [Fact]
    public void Attempts_to_connect_are_counted() => Assert.Equal(
        """
        smtp-source: warning: connect: Connection refused
        smtp-source: warning: connect: Connection refused
        smtp-source: fatal: connect: Connection refused

        """,
        Run("-C", "3", "127.0.0.1:1").Errors);

    [Theory]
    [InlineData("bad message count: 0", "-m", "0", "x")]
    [InlineData("bad session count: x", "-s", "x", "x")]
    [InlineData("bad message length: 0", "-l", "0", "x")]
    [InlineData("bad recipient count: 0", "-r", "0", "x")]
    [InlineData("bad fixed delay: -1", "-w", "-1", "x")]
    [InlineData("bad hostname: a b", "-M", "a b", "x")]
    [InlineData("bad address literal: [1.2.3.4", "-M", "[1.2.3.4", "x")]
    [InlineData("unix-domain name too long: 123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678",
        "unix:123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678")]
    [InlineData("bad address literal: [1.2.3.400]", "-M", "[1.2.3.400]", "x")]
    [InlineData("do not use -w and -R options at the same time", "-w", "1", "-R", "1", "x")]
    [InlineData("[::1]:1: Address family for hostname not supported", "-4", "[::1]:1")]
    [InlineData("connect: No such file or directory", "unix:/nowhere/socket")]
    [InlineData("-l option cannot be used with -F", "-l", "1", "-F", "/dev/null", "127.0.0.1:1")]
    public void What_makes_no_sense_is_fatal(string problem, params string[] arguments)
    {
        CommandRun run = Run(arguments);
        Assert.Equal(1, run.Status);
        Assert.EndsWith($"smtp-source: fatal: {problem}\n", run.Errors);
    }

    private static string Constant(string line) =>
        Regex.Replace(Regex.Replace(line, "^Date: .* [+-]\\d{4} \\(.*\\)$", "Date: "), "<[0-9a-f]{4,}\\.[0-9a-f]{4}\\.0000@", "<N@");

    // "1X*77" is a one and 77 letters.
    private static string Expand(string text) =>
        Regex.Replace(text, "X\\*(\\d+)", match => new string('X', int.Parse(match.Groups[1].ValueSpan)));

    private CommandRun Run(params string[] arguments) => TestRun.Of(new SmtpSourceCommand(), _directory, arguments);
}
