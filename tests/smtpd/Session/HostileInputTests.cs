using System.Text;
using Postfix.Posix;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Session;

/// <summary>Whatever a client sends, the session goes on or ends in order.</summary>
public class HostileInputTests
{
    private const int Sessions = 150;
    private const int PiecesPerSession = 30;

    private static readonly string[] s_pieces =
    [
        "EHLO client.test\r\n", "HELO x\r\n", "MAIL FROM:<a@b.test>\r\n", "MAIL FROM:<> SIZE=1 BODY=8BITMIME ENVID=+\r\n",
        "MAIL FROM:<\"", "RCPT TO:<alice@local.test>\r\n", "RCPT TO:<@a,@b:c@d.test> NOTIFY=NEVER,SUCCESS\r\n", "RCPT TO:alice\r\n",
        "DATA\r\n", ".\r\n", ".\n", "\r\n.\r", "BDAT 5\r\nabcde", "BDAT 99999999999999999999\r\n", "BDAT 3 LAST\r\n.\r\n", "BDAT x\r\n",
        "RSET\r\n", "VRFY <a\r\n", "ETRN #x\r\n", "XCLIENT ADDR=1.2.3.4 NAME=+zz\r\n", "XFORWARD NAME=\r\n", "NOOP", "\r", "\n", "\0\0",
        "Subject: x\r\n", "..\r\n", "\u00ff\u00fe<>\"\\",
    ];

    [Fact]
    public void Any_mixture_of_commands_and_garbage_ends_in_order()
    {
        Random random = new(20260102);
        for (int i = 0; i < Sessions; i++)
        {
            using TestServer server = new(
                ("smtpd_authorized_xclient_hosts", "static:all"),
                ("smtpd_authorized_xforward_hosts", "static:all"),
                ("smtpd_hard_error_limit", "1000"),
                ("message_size_limit", "200"));
            server.Connect();
            SendUntilRefused(server, random);
            server.Close();
            Assert.DoesNotContain(server.Lines.Lines, line => line.Contains("panic", StringComparison.Ordinal));
            Assert.Contains(server.Lines.Lines, line => line.StartsWith("disconnect from ", StringComparison.Ordinal));
        }
    }

    private static void SendUntilRefused(TestServer server, Random random)
    {
        for (int count = 0; count < PiecesPerSession; count++)
        {
            try
            {
                server.Send(random.Next(8) == 0 ? Garbage(random) : s_pieces[random.Next(s_pieces.Length)]);
            }
            catch (PosixException)
            {
                return;
            }
        }
    }

    private static string Garbage(Random random)
    {
        byte[] bytes = new byte[random.Next(1, 3000)];
        random.NextBytes(bytes);
        return Encoding.Latin1.GetString(bytes);
    }
}
