using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.System;

/// <summary>Whatever strangers, or programs that have been broken into, send: it is refused, and mail goes on.</summary>
public sealed class HostileInputTests
{
    private const int Attempts = 40;

    private static readonly byte[][] s_pieces =
    [
        [.. "\0"u8], [.. "\r\n"u8], [.. "\n"u8], [.. "MAIL FROM:<"u8], [.. "RCPT TO:<a@b>\r\n"u8], [.. "DATA\r\n"u8], [.. "BDAT 99999999999999\r\n"u8],
        [.. "BDAT 5 LAST\r\n"u8], [.. "EHLO x\r\n"u8], [.. "\r\n.\r\n"u8], [.. "request\0add\0"u8], [.. "flags\0-1\0"u8], [.. "protocol\0"u8],
        [.. "A\x05x=y=z"u8], [.. "\xff\xff\xff\xff\xff\xff\x0f"u8], [.. new byte[5000]],
    ];

    [Fact]
    public void Garbage_on_the_smtp_port_does_not_stop_mail()
    {
        using MailSystem mail = new("smtpd_timeout = 5s", "smtpd_error_sleep_time = 0");
        mail.Start();
        Random random = new(1);
        for (int attempt = 0; attempt < Attempts; attempt++)
            Attack(new IPv4Target(mail.Port), random);

        AssertHealthy(mail);
    }

    [Theory]
    [InlineData("public/cleanup")]
    [InlineData("public/pickup")]
    [InlineData("public/qmgr")]
    [InlineData("public/flush")]
    [InlineData("public/showq")]
    [InlineData("private/rewrite")]
    [InlineData("private/bounce")]
    [InlineData("private/defer")]
    [InlineData("private/trace")]
    [InlineData("private/anvil")]
    [InlineData("private/proxymap")]
    [InlineData("private/local")]
    [InlineData("private/smtp")]
    [InlineData("private/error")]
    public void Garbage_on_an_internal_socket_does_not_stop_mail(string service)
    {
        using MailSystem mail = new("ipc_timeout = 5s");
        mail.Start();
        Random random = new(service.Length);
        for (int attempt = 0; attempt < Attempts; attempt++)
            Attack(new UnixTarget(Path.Combine(mail.Folder, "spool", service)), random);

        AssertHealthy(mail);
    }

    [RootFact]
    public void Broken_queue_files_are_put_aside()
    {
        using MailSystem mail = new();
        mail.Start();
        Assert.Equal(0, mail.Command("sendmail", "Subject: model\n\nhello\n", mail.Recipient));
        mail.Await(() => mail.Mailbox.Count == 1);
        Random random = new(7);
        string[] kinds = ["empty", "garbage", "half", "long-record", "nul"];
        foreach (string queue in (string[])["maildrop", "incoming", "deferred/A"])
            foreach (string kind in kinds)
                mail.Plant(queue, Content(kind, random));
        mail.Command("postqueue", "", "-f");
        mail.Command("postkick", "", "public", "pickup", "W");

        mail.Await(() => mail.IsFlushed);
        AssertHealthy(mail);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(mail.Folder, "spool/corrupt")));
    }

    private static byte[] Content(string kind, Random random)
    {
        byte[] noise = new byte[2000];
        random.NextBytes(noise);
        return kind switch
        {
            "empty" => [],
            "garbage" => noise,
            "half" => [.. "C\x1f            123             500"u8],
            "long-record" => [.. "S"u8, 0xff, 0xff, 0xff, 0xff, 0x7f, .. noise],
            _ => new byte[3000],
        };
    }

    private static void Attack(Target target, Random random)
    {
        MemoryStream text = new();
        for (int piece = random.Next(1, 12); piece > 0; piece--)
        {
            byte[] bytes = s_pieces[random.Next(s_pieces.Length)];
            if (random.Next(4) == 0)
                random.NextBytes(bytes = new byte[random.Next(1, 3000)]);
            text.Write(bytes);
        }
        if (random.Next(10) == 0)
            text.Write(Encoding.ASCII.GetBytes(new string('x', 200_000)));
        try
        {
            using Socket socket = target.Connect();
            socket.SendTimeout = socket.ReceiveTimeout = 200;
            socket.Send(text.ToArray());
            if (random.Next(2) == 0)
                socket.Shutdown(SocketShutdown.Send);
            socket.Receive(new byte[10_000]);
        }
        catch (SocketException)
        {
            return; // it had enough of us, or expects more
        }
    }

    private static void AssertHealthy(MailSystem mail)
    {
        int before = mail.Mailbox.Count;
        using (SmtpDialog smtp = new(mail.Port))
        {
            smtp.Say("EHLO client.test");
            Assert.True(smtp.Send($"{mail.Recipient}@mail.example.test", "still alive"), mail.Log);
        }
        mail.Await(() => mail.Mailbox.Count > before);
        Assert.Equal("Mail queue is empty", mail.CommandOutput("mailq"));
        foreach (string trouble in (string[])["throttling", "killed by signal", "exit status", "panic:", "Unhandled", " at Postfix."])
            Assert.DoesNotContain(trouble, mail.Log, StringComparison.Ordinal);
    }

    /// <summary>Something to connect to.</summary>
    private abstract record Target
    {
        public abstract Socket Connect();
    }

    private sealed record IPv4Target(int Port) : Target
    {
        public override Socket Connect()
        {
            Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            socket.Connect("127.0.0.1", Port);
            return socket;
        }
    }

    private sealed record UnixTarget(string Path) : Target
    {
        public override Socket Connect()
        {
            Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(new UnixDomainSocketEndPoint(Path));
            return socket;
        }
    }
}
