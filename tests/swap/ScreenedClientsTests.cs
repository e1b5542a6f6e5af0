using System.Text.RegularExpressions;
using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>Clients that Debian's postscreen has looked at and passes on to our smtpd.</summary>
public sealed class ScreenedClientsTests : IDisposable
{
    private readonly MixedInstallation _mixed = new(MixedInstallation.Debian, Installation.Ours, "smtpd");
    private readonly int _port = FreePort.Next();
    private readonly MailSystem _mail;

    public ScreenedClientsTests()
    {
        _mail = new MailSystem(
            _mixed.Installation, "compatibility_level = 3.6", $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix",
            "postscreen_cache_map =", "smtpd_client_port_logging = yes");
        string screened = $"127.0.0.1:{_port}";
        Assert.Equal(0, _mail.Command("postconf", "", "-M",
            $"{screened}/inet={screened} inet n - n - 1 postscreen", "smtpd/pass=smtpd pass - - n - - smtpd"));
    }

    public void Dispose()
    {
        _mail.Dispose();
        _mixed.Dispose();
    }

    [Fact]
    public void Are_served_under_their_own_addresses()
    {
        _mail.Start();
        for (int client = 1; client <= 20; client++)
        {
            using SmtpDialog smtp = new(_port);
            Assert.StartsWith("220 mail.example.test ESMTP Postfix", smtp.Greeting, StringComparison.Ordinal);
            smtp.Say("EHLO client.example");
            Assert.True(smtp.Send($"{_mail.Recipient}@mail.example.test", $"screened {client}"));
            Assert.StartsWith("221 2.0.0 Bye", smtp.Say("QUIT"), StringComparison.Ordinal);
        }
        _mail.Await(() => _mail.Mailbox.Count == 20);
        MatchCollection screened = Regex.Matches(_mail.Log, @"postscreen\[\d+\]: CONNECT from \[127\.0\.0\.1\]:(\d+) to \[127\.0\.0\.1\]:" + _port);
        MatchCollection served = Regex.Matches(_mail.Log, @"smtpd\[\d+\]: connect from localhost\[127\.0\.0\.1\]:(\d+)");
        Assert.Equal(20, screened.Count);
        Assert.Equal(screened.Select(match => match.Groups[1].Value), served.Select(match => match.Groups[1].Value));
        Assert.DoesNotMatch(@"\]: (warning|error|fatal|panic): (?!symlink|not owned|not set-gid)", _mail.Log);
    }
}
