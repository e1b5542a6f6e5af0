namespace Postfix.PostfixCommand.Review.Tests;

public sealed class RelayReviewTests : ReviewSandbox
{
    private const string Networks = "lets everybody relay; name your own networks only";
    private const string Refused = "nothing stops strangers from relaying, and smtpd(8) refuses to work; add \"reject_unauth_destination\"";
    private const string Smtpd = "smtp inet n - n - - smtpd\n";

    [Theory]
    [InlineData("mynetworks = 127.0.0.0/8 0.0.0.0/0\n", $"MAIN, line 1: mynetworks: 0.0.0.0/0 {Networks}")]
    [InlineData("mynetworks = [::]/0\n", $"MAIN, line 1: mynetworks: [::]/0 {Networks}")]
    [InlineData("mynetworks = 0.0.0.0/1\n", $"MAIN, line 1: mynetworks: 0.0.0.0/1 {Networks}")]
    [InlineData("mynetworks = static:all\n", $"MAIN, line 1: mynetworks: static:all {Networks}")]
    [InlineData("mynetworks = cidr:{{0.0.0.0/0 x}}\n", $"MAIN, line 1: mynetworks: cidr:{{{{0.0.0.0/0 x}}}} {Networks}")]
    [InlineData("mynetworks = cidr:{{::/0 x}}\n", $"MAIN, line 1: mynetworks: cidr:{{{{::/0 x}}}} {Networks}")]
    [InlineData("relay_domains = static:all\n", "MAIN, line 1: relay_domains: static:all lets everybody relay; name the domains that you relay for")]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks, check_client_access static:OK, reject_unauth_destination\n",
        "MAIN, line 1: smtpd_relay_restrictions: \"check_client_access static:OK\" lets everybody relay; put \"reject_unauth_destination\" before it")]
    [InlineData("smtpd_relay_restrictions = check_recipient_access regexp:{{/./ relay}}, reject\n",
        "MAIN, line 1: smtpd_relay_restrictions: \"check_recipient_access regexp:{{/./ relay}}\" lets everybody relay; put \"reject_unauth_destination\" before it")]
    [InlineData("smtpd_relay_restrictions = Check_Sender_Access static:permit, defer_unauth_destination\n",
        "MAIN, line 1: smtpd_relay_restrictions: \"Check_Sender_Access static:permit\" lets everybody relay; put \"reject_unauth_destination\" before it")]
    [InlineData("smtpd_relay_restrictions = strict, reject\nsmtpd_restriction_classes = strict\nstrict = check_client_access static:OK\n",
        "MAIN, line 3: strict: \"check_client_access static:OK\" lets everybody relay; put \"reject_unauth_destination\" before it")]
    [InlineData("smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = permit_sasl_authenticated, static:250, reject\n",
        "MAIN, line 2: smtpd_recipient_restrictions: \"static:250\" lets everybody relay; put \"reject_unauth_destination\" before it")]
    public void An_open_relay_is_found(string main, string finding) => Assert.Equal([finding], Find(main, Smtpd));

    [Theory]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks\nsmtpd_recipient_restrictions =\n", "MAIN, line 1: smtpd_relay_restrictions")]
    [InlineData("smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = warn_if_reject reject_unauth_destination\n", "MAIN, line 1: smtpd_relay_restrictions")]
    public void Lists_that_smtpd_refuses_are_found(string main, string where) => Assert.Equal([$"{where}: {Refused}"], Find(main, Smtpd));

    [Theory]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks, REJECT_UNAUTH_DESTINATION\nsmtpd_recipient_restrictions =\n")]
    [InlineData("smtpd_relay_restrictions = permit_mynetworks, strict\nsmtpd_restriction_classes = strict\nstrict = reject_unauth_destination\n")]
    [InlineData("smtpd_relay_restrictions =\nsmtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination\n")]
    [InlineData("smtpd_relay_restrictions = check_client_access static:OK, reject\nsmtpd_recipient_restrictions = reject_unauth_destination\n")]
    [InlineData("smtpd_relay_restrictions = check_client_access static:OK, reject\nsmtpd_client_restrictions = permit_mynetworks, reject\n")]
    [InlineData("smtpd_relay_restrictions = check_policy_service inet:127.0.0.1:1, check_client_access static:OK, reject\n")]
    [InlineData("smtpd_relay_restrictions = check_client_access cidr:{{10.0.0.0/8 OK}}, reject_unauth_destination\n")]
    [InlineData("smtpd_relay_restrictions = check_client_access inline:{192.0.2.1=OK}, reject_unauth_destination\n")]
    [InlineData("smtpd_relay_restrictions = check_client_access static:DUNNO, reject_unauth_destination\n")]
    [InlineData("smtpd_relay_restrictions = check_client_mx_access static:OK, reject_unauth_destination\n")]
    [InlineData("smtpd_relay_restrictions = reject_unauth_destination, permit_mynetworks\nmynetworks = 0.0.0.0/0\n")]
    [InlineData("smtpd_relay_restrictions = permit_sasl_authenticated, reject\nmynetworks = 0.0.0.0/0\n")]
    [InlineData("mynetworks = !0.0.0.0/0, 127.0.0.0/8\n")]
    [InlineData("mynetworks = cidr:{{10.0.0.0/8 x} {192.168.0.0/16 x}}\n")]
    [InlineData("relay_domains = regexp:{{/example\\.org$$/ x}}\n")]
    public void There_is_no_false_alarm(string main) => Assert.Empty(Find(main, Smtpd));

    [Fact]
    public void Networks_and_access_in_files_are_looked_at()
    {
        Files.Write("nets", "127.0.0.0/8\n# everybody\n0.0.0.0/0\n");
        Build("hash", "access", ("com", "OK"), ("net", "OK"), ("org", "REJECT"));
        Files.Write("all", "/^/ OK\n");
        string fix = "lets everybody relay; put \"reject_unauth_destination\" before it";
        Assert.Equal([$"MAIN, line 1: mynetworks: DIR/nets {Networks}"], Find($"mynetworks = {Files / "nets"}\n", Smtpd));
        Assert.Empty(Find($"smtpd_relay_restrictions = check_sender_access hash:{Files / "access"}, reject\n", Smtpd));
        Assert.Equal([$"MAIN, line 1: smtpd_relay_restrictions: \"check_sender_access pcre:DIR/all\" {fix}"],
            Find($"smtpd_relay_restrictions = check_sender_access pcre:{Files / "all"}, reject\n", Smtpd));
    }

    [Theory]
    [InlineData("mynetworks=0.0.0.0/0", $"mynetworks: 0.0.0.0/0 {Networks}")]
    [InlineData("relay_domains=static:all", "relay_domains: static:all lets everybody relay; name the domains that you relay for")]
    [InlineData("smtpd_relay_restrictions=permit", $"smtpd_relay_restrictions: {Refused}")]
    [InlineData("mine=check_client_access,static:OK",
        "smtpd_relay_restrictions: \"check_client_access static:OK\" lets everybody relay; put \"reject_unauth_destination\" before it")]
    public void An_open_relay_in_master_cf_is_found_on_its_line(string setting, string finding) => Assert.Equal(
        [$"MASTER, line 4: {finding}"],
        Find("mine = permit_mynetworks\nsmtpd_relay_restrictions = $mine, reject_unauth_destination\nsmtpd_recipient_restrictions =\n",
            $"{Smtpd}2525 inet n - n - - smtpd\n  -o smtpd_delay_reject=no\n  -o {setting}\n"));

    [Fact]
    public void What_only_this_machine_can_reach_is_no_open_relay() => Assert.Empty(
        Find("", $"{Smtpd}127.0.0.1:10025 inet n - n - - smtpd -o mynetworks=0.0.0.0/0\n"));
}
