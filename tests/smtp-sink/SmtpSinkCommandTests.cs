using System.Text.RegularExpressions;
using Postfix.SmtpSink;
using Postfix.Tests.Cli;

namespace Postfix.Tests.SmtpSink;

public sealed class SmtpSinkCommandTests : IDisposable
{
    private const string Text = "354 End data with <CR><LF>.<CR><LF>";

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void A_message_is_taken_and_counted()
    {
        ServerRun server = Start("-c");
        using (Dialog client = new(server.Connect()))
        {
            Assert.Equal("220 smtp-sink ESMTP", client.Greeting);
            Assert.Equal("250 smtp-sink", client.Say("HELO client"));
            Assert.Equal("503 5.5.1 Error: need MAIL command", client.Say("RCPT TO:<a@b>"));
            Assert.Equal("250 2.1.0 Ok", client.Say("mail from:<a@b>"));
            Assert.Equal("503 5.5.1 Error: nested MAIL command", client.Say("MAIL FROM:<a@b>"));
            Assert.Equal("503 5.5.1 Error: need RCPT command", client.Say("DATA"));
            Assert.Equal("250 2.1.5 Ok", client.Say("RCPT TO:<a@b>"));
            Assert.Equal(Text, client.Say("DATA"));
            Assert.Equal("250 2.0.0 Ok", client.Say("Subject: x\r\n\r\n..\r\n."));
            Assert.Equal("500 5.5.1 Error: unknown command", client.Say("HELP"));
            Assert.Equal("500 5.5.2 Error: unknown command", client.Say(""));
            Assert.Equal("250 2.1.0 Ok", client.Say("RSET"));
            Assert.Equal("221 Bye", client.Say("QUIT"));
            Assert.Equal("", client.Hear());
        }
        Assert.Equal(new CommandRun(0, "sess=0 quit=0 mesg=1\rsess=1 quit=1 mesg=1\r", ""), server.Result);
    }

    [Theory]
    [InlineData("PIPELINING,8BITMIME,AUTH PLAIN LOGIN,XCLIENT NAME HELO,XFORWARD NAME ADDR PROTO HELO,ENHANCEDSTATUSCODES,DSN")]
    [InlineData("XCLIENT NAME HELO,XFORWARD NAME ADDR PROTO HELO,ENHANCEDSTATUSCODES", "-8", "-a", "-N", "-p")]
    [InlineData("PIPELINING,8BITMIME,AUTH PLAIN LOGIN,DSN", "-C", "-F", "-E")]
    [InlineData("8BITMIME,AUTH PLAIN LOGIN,XCLIENT NAME HELO,XFORWARD NAME ADDR PROTO HELO,ENHANCEDSTATUSCODES,DSN", "-r", "vrfy")]
    public void Features_are_announced_unless_hidden(string features, params string[] options)
    {
        ServerRun server = Start(options);
        using Dialog client = new(server.Connect());
        Assert.Equal(["250-smtp-sink", .. features.Split(',').Select(feature => $"250-{feature}"), "250 "], client.Say("EHLO x").Split('\n'));
    }

    [Theory]
    [InlineData("-e", "220 smtp-sink", "EHLO")]
    [InlineData("-P", "220 ********", "EHLO")]
    [InlineData("-L", "220 smtp-sink ESMTP", "EHLO")]
    [InlineData("-L", "220 smtp-sink ESMTP", "HELO")]
    [InlineData("-4", "220 smtp-sink ESMTP", "LHLO")]
    public void A_greeting_of_another_protocol_is_unknown(string option, string greeting, string command)
    {
        using Dialog client = new(Start(option).Connect());
        Assert.Equal(greeting, client.Greeting);
        Assert.Equal("500 5.5.1 Error: unknown command", client.Say($"{command} x"));
    }

    [Fact]
    public void Lmtp_has_a_reply_for_each_recipient()
    {
        using Dialog client = new(Start("-L").Connect());
        client.Say("LHLO x");
        client.Say("MAIL FROM:<>");
        client.Say("RCPT TO:<a>");
        client.Say("RCPT TO:<b>");
        client.Say("DATA");
        Assert.Equal("250 2.2.0 Ok", client.Say("text\r\n."));
        Assert.Equal("250 2.2.0 Ok", client.Hear());
        Assert.Equal("221 Bye", client.Say("QUIT"));
    }

    [Theory]
    [InlineData("450 4.3.0 Error: command failed", "-r", "mail")]
    [InlineData("500 5.3.0 Error: command failed", "-f", "RCPT, MAIL")]
    [InlineData("451 4.4.4 later", "-r", "mail", "-b", "451 4.4.4 later")]
    [InlineData("554 never", "-r", "mail", "-f", "mail", "-B", "554 never")]
    [InlineData("421 4.0.0 Server closing connection", "-Q", "mail")]
    [InlineData("", "-q", "mail")]
    public void Commands_can_be_made_to_fail(string reply, params string[] options)
    {
        using Dialog client = new(Start(options).Connect());
        Assert.Equal("250 2.0.0 Ok", client.Say("NOOP"));
        Assert.Equal(reply, client.Say("MAIL FROM:<a>"));
        if (reply.Length == 0 || reply.StartsWith("421", StringComparison.Ordinal))
            Assert.Equal("", client.Hear());
        else
            Assert.Equal("503 5.5.1 Error: need RCPT command", client.Say("DATA"));
    }

    [Fact]
    public void The_end_of_data_can_fail_and_the_connection_too()
    {
        using (Dialog client = new(Start("-r", ".").Connect()))
            Assert.Equal("450 4.3.0 Error: command failed", SendMessage(client, "x\r\n."));
        using (Dialog client = new(Start("-Q", "connect").Connect()))
            Assert.Equal("421 4.0.0 Server closing connection", client.Greeting);
        using (Dialog client = new(Start("-A", "0").Connect()))
        {
            Assert.Equal(Text, SendMessage(client, null));
            Assert.Equal("550 This violates SMTP", client.Hear());
        }
    }

    [Fact]
    public void An_answer_can_wait()
    {
        using Dialog client = new(Start("-W", "noop:1").Connect());
        long start = Environment.TickCount64;
        Assert.Equal("250 2.0.0 Ok", client.Say("NOOP"));
        Assert.InRange(Environment.TickCount64 - start, 950, 60_000);
    }

    [Fact]
    public void A_wait_by_chance_can_be_none_or_many()
    {
        CommandRule rule = new() { Delay = TimeSpan.FromSeconds(1), DelayOdds = 50 };
        Random random = new(1);
        TimeSpan[] delays = [.. Enumerable.Range(0, 1000).Select(_ => rule.NextDelay(random))];
        Assert.InRange(delays.Count(delay => delay == TimeSpan.Zero), 400, 600);
        Assert.InRange(delays.Max(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void What_is_refused_is_refused_at_once()
    {
        using Dialog client = new(Start("-W", "mail:3600", "-r", "mail").Connect());
        Assert.Equal("450 4.3.0 Error: command failed", client.Say("MAIL FROM:<a>"));
    }

    [Fact]
    public void A_dot_outside_a_message_is_a_command_that_changes_nothing()
    {
        ServerRun server = Start("-c");
        using (Dialog client = new(server.Connect()))
        {
            client.Say("MAIL FROM:<a@b>");
            Assert.Equal("250 2.0.0 Ok", client.Say("."));
            Assert.Equal("250 2.1.5 Ok", client.Say("RCPT TO:<a@b>"));
            client.Say("QUIT");
        }
        Assert.Equal("sess=1 quit=1 mesg=0\r", server.Result.Output);
    }

    [Theory]
    [InlineData("-r", "450 4.3.0 Error: command failed")]
    [InlineData("-q", "")]
    public void A_message_is_kept_and_counted_before_its_end_is_answered(string option, string reply)
    {
        ServerRun server = ServerRun.AtSocket(new SmtpSinkCommand(), _directory,
            "-u", "root", "-M", "1", "-c", option, ".", "-d", _directory / "mail.");
        using (Dialog client = new(server.Connect()))
            Assert.Equal(reply, SendMessage(client, "x\r\n."));
        Assert.StartsWith("sess=0 quit=0 mesg=1\r", server.Result.Output);
        string file = Assert.Single(Directory.GetFiles(_directory.Path, "mail.*"));
        Assert.Matches("^[0-9a-f]{8}$", Path.GetFileName(file)["mail.".Length..]);
    }

    [Fact]
    public void Each_recipient_of_lmtp_is_refused_by_itself()
    {
        using Dialog client = new(Start("-L", "-f", ".").Connect());
        client.Say("LHLO x");
        client.Say("MAIL FROM:<>");
        client.Say("RCPT TO:<a>");
        client.Say("RCPT TO:<b>");
        client.Say("DATA");
        Assert.Equal("500 5.3.0 Error: command failed", client.Say("text\r\n."));
        Assert.Equal("500 5.3.0 Error: command failed", client.Hear());
        Assert.Equal("221 Bye", client.Say("QUIT"));
    }

    [Fact]
    public void Without_being_announced_auth_is_taken() => Assert.Equal("250 2.0.0 Ok", new Dialog(Start("-a").Connect()).Say("AUTH PLAIN AA=="));

    [Theory]
    [InlineData(2046, "500 5.5.1 Error: unknown command")]
    [InlineData(2047, "")]
    public void A_line_has_2048_bytes_at_most(int length, string reply)
    {
        using Dialog client = new(Start().Connect());
        Assert.Equal(reply, client.Say(new string('x', length)));
    }

    [Fact]
    public void Arguments_are_kept_in_printable_form()
    {
        using Dialog client = new(Start("-D", _directory / "dir/sub/mail", "-S", @"\060\q\0x\").Connect());
        client.Say("HELO  \tname");
        client.Say("MAIL FROM::  <a>\tSIZE=1\xe9 x\0y");
        client.Say("RCPT TO:<b>");
        client.Say("RCPT TO");
        client.Say("DATA");
        client.Say(".");
        Assert.StartsWith(
            "0qX-Client-Addr: local\nX-Client-Proto: SMTP\nX-Helo-Args: ?name\nX-Mail-Args: <a>?SIZE=1? x\nX-Rcpt-Args: <b>\nX-Rcpt-Args: \n"
            + "Received: from ?name ([local])\n", File.ReadAllText(_directory / "dir/sub/mail"));
    }

    [Theory]
    [InlineData("open /dev/null/mail[0-9a-f]{8}: Not a directory", "/dev/null/mail")]
    [InlineData("mkdir /proc/nowhere/else: No such file or directory", "/proc/nowhere/else/mail")]
    public void A_file_that_cannot_be_made_is_fatal(string problem, string template)
    {
        ServerRun server = Start("-d", template);
        using (Dialog client = new(server.Connect()))
        {
            Assert.Equal("250 2.1.0 Ok", client.Say("MAIL FROM:<a>"));
            Assert.Equal("", client.Hear());
        }
        Assert.Matches($"^smtp-sink: fatal: {problem}\n$", server.Result.Errors);
    }

    [Theory]
    [InlineData("%Y-%m-%d", "2026-01-04")]
    [InlineData("%U %W %V %G %g %u %w %j", "01 00 01 2026 26 7 0 004")]
    [InlineData("%EY%Om%P%p%%%Q%", "202601pmPM%%Q%")]
    [InlineData("%C %y %I%k%l %e", "20 26 0113 1  4")]
    public void Templates_follow_the_time(string template, string name) => // a Sunday
        Assert.Equal(name, TimeTemplate.Expand(template, new DateTimeOffset(2026, 1, 4, 13, 2, 3, TimeSpan.Zero)));

    [Fact]
    public void The_dialogue_can_be_followed()
    {
        ServerRun server = Start("-v");
        using (Dialog client = new(server.Connect()))
        {
            client.Say("NOOP\0x");
            client.Say("QUIT");
        }
        Assert.Equal("smtp-sink: connect (AF_LOCAL local)\nsmtp-sink: NOOP\nsmtp-sink: QUIT\nsmtp-sink: disconnect\n", server.Result.Errors);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void The_end_of_data_is_found_in_any_pieces(int size)
    {
        const string message = "a\r\n.\n\r\n..\r\n\r\n.x\r\n\n.\r\nb\r.\r\n.\r\nNOOP\r\n";
        using Dialog client = new(Start("-D", _directory / "mail").Connect());
        Assert.Equal(Text, SendMessage(client, null));
        for (int i = 0; i < message.Length; i += size)
        {
            client.Send(message.Substring(i, Math.Min(size, message.Length - i)));
            Thread.Sleep(1);
        }
        Assert.Equal("250 2.0.0 Ok", client.Hear());
        Assert.Equal("250 2.0.0 Ok", client.Hear());
        Assert.EndsWith(")\na\n\n\n.\n\nx\n\n.\nb.\n\n", File.ReadAllText(_directory / "mail"));
    }

    [Fact]
    public void A_message_is_kept_with_what_was_said_before_it()
    {
        ServerRun server = ServerRun.AtPort(new SmtpSinkCommand(), _directory,
            "-u", "root", "-n", "1", "-h", "mx.example", "-S", @"\101\n", "-d", _directory / "%Y/%m/mail.");
        using (Dialog client = new(server.Connect()))
        {
            client.Say("EHLO client.example");
            client.Say("MAIL FROM:<a@b> SIZE=1");
            client.Say("RCPT TO:<c@d>");
            client.Say("RCPT TO:<e@f> NOTIFY=NEVER");
            client.Say("DATA");
            client.Say("Subject: x\r\n\r\n..dot\r\n.");
            client.Say("MAIL FROM:<aborted>");
            client.Say("QUIT");
        }
        Assert.Equal(0, server.Result.Status);
        string file = Assert.Single(Directory.GetFiles(_directory / DateTime.Now.ToString("yyyy/MM")));
        string id = Path.GetFileName(file)["mail.".Length..];
        Assert.Matches("^[0-9a-f]{1,8}$", id);
        Assert.Equal(
            $"""
            A
            X-Client-Addr: 127.0.0.1
            X-Client-Proto: ESMTP
            X-Helo-Args: client.example
            X-Mail-Args: <a@b> SIZE=1
            X-Rcpt-Args: <c@d>
            X-Rcpt-Args: <e@f> NOTIFY=NEVER
            Received: from client.example ([127.0.0.1])
            	by mx.example (smtp-sink) with ESMTP id {id};
            	(date)
            Subject: x

            .dot


            """,
            Regex.Replace(File.ReadAllText(file), "\t\\w{3}, .*", "\t(date)"));
    }

    [Fact]
    public void Messages_of_transactions_at_the_same_time_do_not_mix_in_one_file()
    {
        ServerRun server = Start("-D", _directory / "all");
        using Dialog first = new(server.Connect());
        using Dialog second = new(server.Connect());
        SendMessage(first, null);
        SendMessage(second, null);
        first.Send("one\r\n");
        Assert.Equal("250 2.0.0 Ok", second.Say("two\r\n."));
        Assert.Equal("250 2.0.0 Ok", first.Say("."));
        string[] lines = File.ReadAllLines(_directory / "all");
        Assert.Equal(2, lines.Count(line => line == "X-Client-Addr: local"));
        Assert.True(Array.IndexOf(lines, "two") < Array.IndexOf(lines, "one"));
        Assert.Single(Directory.GetFiles(_directory.Path, "all*")); // no transaction's own file is left
    }

    [Fact]
    public void It_ends_after_so_many_messages()
    {
        ServerRun server = ServerRun.AtSocket(new SmtpSinkCommand(), _directory, "-u", "root", "-M", "2");
        using Dialog client = new(server.Connect());
        Assert.Equal("250 2.0.0 Ok", SendMessage(client, "x\r\n."));
        Assert.Equal("250 2.0.0 Ok", SendMessage(client, "x\r\n."));
        Assert.Equal(0, server.Result.Status);
    }

    [Fact]
    public void More_clients_than_allowed_wait_for_their_turn()
    {
        ServerRun server = Start("-m", "1");
        Dialog first = new(server.Connect());
        using System.Net.Sockets.NetworkStream waiting = server.Connect();
        Assert.Equal("250 2.0.0 Ok", first.Say("NOOP"));
        Assert.False(waiting.DataAvailable);
        first.Dispose();
        Assert.Equal("220 smtp-sink ESMTP", new Dialog(waiting).Greeting);
    }

    [Fact]
    public void A_silent_client_and_one_without_line_ends_are_sent_away()
    {
        ServerRun server = Start("-t", "1");
        using (Dialog client = new(server.Connect()))
            Assert.Equal("", client.Hear());
        using (Dialog client = new(server.Connect()))
        {
            client.Send(new string('x', 3000));
            Assert.Equal("", client.Hear());
        }
        using (Dialog client = new(server.Connect()))
            client.Say("QUIT");
        Assert.Equal("smtp-sink: warning: read timeout\nsmtp-sink: warning: command line too long\n", server.Result.Errors);
    }

    [Theory]
    [InlineData("unknown command: foo", "-r", "mail,foo", "127.0.0.1:1", "1")]
    [InlineData("bad concurrency limit: 0", "-m", "0", "127.0.0.1:1", "1")]
    [InlineData("bad timeout: x", "-t", "x", "127.0.0.1:1", "1")]
    [InlineData("invalid command delay argument: mail", "-W", "mail", "127.0.0.1:1", "1")]
    [InlineData("non-positive 'mail' delay", "-W", "mail:0", "127.0.0.1:1", "1")]
    [InlineData("delay odds for 'mail' out of range", "-W", "mail:1:100", "127.0.0.1:1", "1")]
    [InlineData("use only one of -d or -D, but not both", "-d", "a", "-D", "b", "127.0.0.1:1", "1")]
    [InlineData("unknown user: no-such-user", "-u", "no-such-user", "127.0.0.1:1", "1")]
    [InlineData("bind 192.0.2.1 port 2525: Cannot assign requested address", "-u", "root", "192.0.2.1:2525", "1")]
    [InlineData("127.0.0.1: garbage after numerical service", "-u", "root", "127.0.0.1", "1")]
    public void What_makes_no_sense_is_fatal(string problem, params string[] arguments) =>
        Assert.Equal(new CommandRun(1, "", $"smtp-sink: fatal: {problem}\n"), TestRun.Of(new SmtpSinkCommand(), _directory, arguments));

    private static string SendMessage(Dialog client, string? text)
    {
        client.Say("MAIL FROM:<a@b>");
        client.Say("RCPT TO:<a@b>");
        string reply = client.Say("DATA");
        return text is null ? reply : client.Say(text);
    }

    private ServerRun Start(params string[] options) =>
        ServerRun.AtSocket(new SmtpSinkCommand(), _directory, ["-u", "root", "-n", "1", .. options]);
}
