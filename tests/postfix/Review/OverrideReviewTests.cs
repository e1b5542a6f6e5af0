namespace Postfix.PostfixCommand.Review.Tests;

public sealed class OverrideReviewTests : ReviewSandbox
{
    [Theory]
    [InlineData("smtpd", "header_checks=", "cleanup(8)")]
    [InlineData("smtpd", "smtp_helo_name=a.example", "smtp(8)")]
    [InlineData("cleanup", "smtpd_sasl_auth_enable=yes", "smtpd(8)")]
    [InlineData("postscreen", "smtpd_sasl_auth_enable=yes", "smtpd(8)")]
    [InlineData("cleanup", "content_filter=x:", "pickup(8) or qmqpd(8) or smtpd(8)")]
    [InlineData("smtp", "smtp_destination_concurrency_limit=2", "qmgr(8)")]
    [InlineData("lmtp", "smtp_tls_security_level=may", "smtp(8) or tlsproxy(8) or tlsmgr(8)")]
    public void A_setting_that_the_program_does_not_read_is_found_on_its_line(string program, string setting, string readers) => Assert.Equal(
        [$"MASTER, line 3: x/unix: \"-o {setting}\" changes nothing, {program}(8) does not read it; set it in main.cf, or for {readers}"],
        Find("", $"x unix n - n - - {program}\n  -o syslog_name=x\n  -o {setting}\n"));

    [Theory]
    [InlineData("smtpd", "smtpd_tls_security_level=may")]
    [InlineData("smtpd", "virtual_alias_maps=")]
    [InlineData("postscreen", "smtpd_banner=x")]
    [InlineData("tlsproxy", "smtpd_tls_cert_file=/x")] // by way of tlsproxy_tls_cert_file
    [InlineData("smtpd", "mua_client=reject")] // by way of smtpd_client_restrictions
    [InlineData("smtpd", "smtp_helo_name=x")] // by way of smtpd_banner
    [InlineData("other", "smtpd_banner=x")]
    [InlineData("cleanup", "myhostname=x.example")]
    public void A_setting_that_the_program_may_read_is_well(string program, string setting) => Assert.Empty(Find(
        "smtpd_client_restrictions = $mua_client\nsmtpd_banner = $smtp_helo_name\nvirtual_alias_maps = inline:{a=b}\n",
        $"x unix n - n - - {program} -o {setting}\n"));

    [Fact]
    public void A_setting_that_another_one_replaces_is_found() => Assert.Equal(
        ["MASTER, line 2: 25/inet: \"-o smtpd_timeout=3s\" changes nothing, \"4s\" on line 3 takes its place; remove one of the two"],
        Find("", "25 inet n - n - - smtpd\n  -o smtpd_timeout=3s\n  -o smtpd_timeout=4s\n"));

    [Theory]
    [InlineData("myhostname=a.example", true)]
    [InlineData("myorigin=a.example", true)] // $myhostname
    [InlineData("smtpd_timeout=300s", false)] // under stress, it is another one
    [InlineData("smtpd_banner=$mail_name", false)] // follows mail_name, whatever that is
    public void A_value_that_is_in_effect_anyway_is_found(string setting, bool isFound) => Assert.Equal(
        isFound ? [$"MASTER, line 2: 25/inet: \"-o {setting}\" changes nothing; remove it"] : [],
        Find("myhostname = a.example\nsmtpd_banner = Postfix\n", $"25 inet n - n - - smtpd\n  -o {setting}\n"));

    [Theory]
    [InlineData("postscreen_greet_action = enforce", "postscreen(8)")]
    [InlineData("lmtp_tls_security_level = may", "lmtp(8) or tlsmgr(8)")]
    [InlineData("virtual_minimum_uid = 100", "virtual(8)")]
    [InlineData("smtp_destination_rate_delay = 1s", "qmgr(8)")]
    public void A_parameter_that_no_service_reads_is_found(string setting, string readers) => Assert.Equal(
        [$"MAIN, line 1: {setting.Split(' ')[0]} has no effect, no service runs {readers}; remove it, or add the service to master.cf"],
        Find(setting + "\n", "smtp unix - - n - - smtp\nproxymap unix - - n - - proxymap\n"));

    [Theory]
    [InlineData("smtpd_tls_security_level = may")] // sendmail -bs
    [InlineData("alias_database = inline:{a=b}")] // newaliases
    [InlineData("local_destination_recipient_limit = 1")]
    [InlineData("bounce_notice_recipient = x")] // by way of another
    [InlineData("my_own = x")]
    public void A_parameter_that_somebody_reads_is_well(string setting) =>
        Assert.Empty(Find(setting + "\n", "qmgr unix - - n 300 1 qmgr\nx unix - - n - - smtp\n"));
}
