using System.Text;
using Postfix.Smtp;

namespace Postfix.Tests.Smtp;

public class ReplyFuzzTests
{
    [Fact]
    public void Whatever_a_server_says_a_reply_has_a_code_and_a_status_that_agree()
    {
        Random random = new(7);
        string[] pieces = ["2", "5", "4", "50", "250", "550", "354", " ", "-", "5.1.1", "2.0.0", "9", "x", "\t", "é", ""];
        for (int round = 0; round < 50_000; round++)
        {
            StringBuilder line = new();
            for (int count = random.Next(6); count >= 0; count--)
                line.Append(pieces[random.Next(pieces.Length)]);
            SmtpReplyParser parser = new(100);
            if (parser.Add(line.ToString()) != ReplyLine.Complete)
                continue;
            SmtpReply reply = parser.Take();
            Assert.InRange(reply.Code, 0, 999);
            Assert.Equal(reply.Status.Length, EnhancedStatus.Length(reply.Status));
            Assert.True(reply.Class is not (2 or 4 or 5) || reply.Status[0] - '0' == reply.Class);
        }
    }
}
