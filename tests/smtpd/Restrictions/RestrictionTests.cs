using Postfix.Config;
using Postfix.Smtpd.Tests.Fakes;

namespace Postfix.Smtpd.Tests.Restrictions;

/// <summary>Restriction lists and what they say to a stranger's message for alice@local.test.</summary>
public class RestrictionTests
{
    private const string Blocked = "554 5.7.1 <alice@local.test>: Recipient address rejected: Access denied";

    [Theory]
    [InlineData("reject", "554 5.7.1 <alice@local.test>: Recipient address rejected: Access denied")]
    [InlineData("defer", "450 4.3.2 <alice@local.test>: Recipient address rejected: Try again later")]
    [InlineData("permit, reject", "250 2.1.5 Ok")]
    [InlineData("warn_if_reject reject", "250 2.1.5 Ok")]
    [InlineData("warn_if_reject reject, reject", Blocked)]
    [InlineData("defer_if_permit", "450 4.7.0 <alice@local.test>: Recipient address rejected: defer_if_permit requested")]
    [InlineData("defer_if_permit, reject", Blocked)]
    [InlineData("defer_if_reject, reject", "450 4.7.0 <alice@local.test>: Recipient address rejected: defer_if_reject requested")]
    [InlineData("defer_if_reject, permit", "250 2.1.5 Ok")]
    [InlineData("permit_mynetworks, reject", Blocked)]
    [InlineData("permit_auth_destination, reject", "250 2.1.5 Ok")]
    [InlineData("strict", Blocked)]
    [InlineData("warn_if_reject strict", "250 2.1.5 Ok")]
    [InlineData("circle", "451 4.3.5 Server configuration error")]
    [InlineData("no_such_restriction", "451 4.3.5 Server configuration error")]
    [InlineData("check_recipient_access", "451 4.3.5 Server configuration error")]
    [InlineData("check_recipient_access nothing", "451 4.3.5 Server configuration error")]
    [InlineData("check_policy_service inet:127.0.0.1:10023", "451 4.3.5 Server configuration error")]
    [InlineData("check_policy_service { unix:private/policy, timeout=10s }", "451 4.3.5 Server configuration error")]
    [InlineData("reject_unverified_sender", "451 4.3.5 Server configuration error")]
    [InlineData("{ static:reject }", "451 4.3.5 Server configuration error")]
    [InlineData("check_client_access { static:reject }", "451 4.3.5 Server configuration error")]
    [InlineData("sleep well", "451 4.3.5 Server configuration error")]
    [InlineData("sleep 0", "250 2.1.5 Ok")]
    public void A_recipient_list_decides(string list, string reply)
    {
        using TestServer server = new(
            ("smtpd_restriction_classes", "strict, circle"),
            ("strict", "reject"),
            ("circle", "circle"),
            ("smtpd_recipient_restrictions", list));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>");
        Assert.Equal(reply, server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void A_long_text_is_sent_whole()
    {
        string text = string.Join(' ', Enumerable.Repeat("far too long", 60));
        using TestServer server = new(("smtpd_recipient_restrictions", $"check_recipient_access inline:{{ {{alice@local.test = REJECT {text}}} }}"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>");
        Assert.Equal($"554 5.7.1 <alice@local.test>: Recipient address rejected: {text}", server.Say("RCPT TO:<alice@local.test>"));
    }

    [Theory]
    [InlineData("yes", "554 5.7.1 <\u00c3\u00bc@b.test>: Sender address rejected: no \u00c3\u00bc")]
    [InlineData("no", "554 5.7.1 <  @b.test>: Sender address rejected: no   ")]
    public void A_reply_has_utf8_only_where_mail_may_have_it(string isEnabled, string reply)
    {
        using TestServer server = new(
            ("smtputf8_enable", isEnabled), ("strict_smtputf8", "no"), ("smtpd_sender_restrictions", "check_sender_access inline:{ {b.test = REJECT no \u00c3\u00bc} }"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<\u00c3\u00bc@b.test>" + (isEnabled == "yes" ? " SMTPUTF8" : ""));
        Assert.Equal(reply, server.Say("RCPT TO:<alice@local.test>"));
    }

    [Theory]
    [InlineData("{ a", "malformed map specification: 'missing '}' in \"{ a\"'")]
    [InlineData("{ a }b", "malformed map specification: 'syntax error after '}' in \"{ a }b\"'")]
    [InlineData("permit_mynetworks, { a }", "malformed map specification: '{ a }'", "expected maptype:mapname instead of 'a'")]
    [InlineData("{ }", "empty map specification: '{ }'")]
    [InlineData("{ static:a, { x }", "malformed map specification: 'missing '}' in \"{ static:a, { x }\"'")]
    [InlineData("{ static:a, { x } y }", "malformed map attribute in '{ static:a, { x } y }': 'missing '=' after attribute name'")]
    [InlineData("check_policy_service { a")]
    public void A_table_in_braces_is_examined_before_it_is_met(string list, params string[] warnings)
    {
        using TestServer server = new(("smtpd_client_restrictions", list));
        Assert.Equal(warnings.Select(text => $"warning: {text}"), server.Lines.Lines.Where(line => line.Contains("map")));
    }

    [Theory]
    [InlineData("{/^a b@c.test$$/ reject plain}, {/^\"a b\"@c.test$$/ reject quoted}", "quoted")]
    [InlineData("{/^a b@c.test$$/ reject plain}", "plain")]
    public void Access_tables_are_asked_for_the_quoted_form_first(string entries, string decision)
    {
        using TestServer server = new(("smtpd_sender_restrictions", $"check_sender_access pcre:{{{entries}}}"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<\"a b\"@c.test>");
        Assert.Equal($"554 5.7.1 <a b@c.test>: Sender address rejected: {decision}", server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void An_unknown_restriction_is_named_in_the_log()
    {
        using TestServer server = new(("smtpd_sender_restrictions", "reject_nonsense"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>");
        Assert.Contains("warning: unknown smtpd restriction: \"reject_nonsense\"", server.Lines.Lines);
    }

    [Theory]
    [InlineData("check_sender_access", "check_sender_access")]
    [InlineData("check_sender_access table", "table")]
    public void A_restriction_without_its_table_is_named_in_the_log(string restrictions, string argument)
    {
        using TestServer server = new(("smtpd_sender_restrictions", restrictions));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>");
        Assert.Contains(
            $"warning: restriction check_sender_access: bad argument \"{argument}\": need maptype:mapname", server.Lines.Lines);
    }

    [Fact]
    public void A_policy_service_is_said_to_be_missing_and_its_address_is_no_table()
    {
        using TestServer server = new(("smtpd_sender_restrictions", "check_policy_service inet:127.0.0.1:10023"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>");
        Assert.Equal(
            "warning: restriction check_policy_service is not supported by this version",
            Assert.Single(server.Lines.Lines, line => line.StartsWith("warning: ", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("<alice@elsewhere.test>")]
    [InlineData("<alice@>")]
    public void That_mx_backup_goes_away_is_said_once(string recipient)
    {
        using TestServer server = new(
            ("smtpd_recipient_restrictions", "permit_mx_backup, permit_mx_backup, reject"), ("smtpd_relay_restrictions", "permit"));
        server.Dns.BrokenDomain = "broken.test";
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>");
        Assert.StartsWith("554 5.7.1 ", server.Say($"RCPT TO:{recipient}"), StringComparison.Ordinal);
        Assert.StartsWith("554 5.7.1 ", server.Say($"RCPT TO:{recipient}"), StringComparison.Ordinal);
        Assert.Single(server.Lines.Lines, "warning: support for restriction \"permit_mx_backup\" will be removed from Postfix; "
            + "instead, specify \"relay_domains\"");
    }

    [Theory]
    [InlineData("Defer", null)]
    [InlineData("DEFER_IF_PERMIT", null)]
    [InlineData("reject", "bad configuration: unverified_sender_tempfail_action = reject")]
    public void What_a_failed_lookup_leads_to_is_checked_before_it_is_needed(string action, string? fault)
    {
        Exception? error = Record.Exception(() => new TestServer(("unverified_sender_tempfail_action", action)).Dispose());
        Assert.Equal(fault, error?.Message);
    }

    [Fact]
    public void A_restriction_of_old_names_its_successor()
    {
        using TestServer server = new(("smtpd_sender_restrictions", "reject_maps_rbl"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>");
        Assert.Equal("451 4.3.5 Server configuration error", server.Say("RCPT TO:<alice@local.test>"));
        Assert.Contains("warning: support for restriction \"reject_maps_rbl\" has been removed in Postfix 3.9; "
            + "instead, specify \"reject_rbl_client domain-name\"", server.Lines.Lines);
    }

    [Theory]
    [InlineData("permit", true)]
    [InlineData("!permit, static:all", false)]
    [InlineData("permit_mynetworks, static:all", true)]
    [InlineData("permit_mynetworks", false)]
    public void Permits_are_logged_when_their_action_is_listed(string actions, bool isLogged)
    {
        using TestServer server = new(("smtpd_recipient_restrictions", "permit"), ("smtpd_log_access_permit_actions", actions));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>");
        Assert.Equal(isLogged, server.Lines.Lines.Contains("NOQUEUE: permit: RCPT from unknown[192.0.2.1]: action=permit for "
            + "Recipient address=alice@local.test ; from=<a@b.test> to=<alice@local.test> proto=ESMTP helo=<client.test>"));
    }

    [Theory]
    [InlineData("external", "from=<\"a b\"@c.test>")]
    [InlineData("internal", "from=<a b@c.test>")]
    public void Addresses_in_the_log_are_quoted_or_not(string form, string expected)
    {
        using TestServer server = new(("smtpd_recipient_restrictions", "reject"), ("info_log_address_format", form));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<\"a b\"@c.test>", "RCPT TO:<alice@local.test>");
        Assert.Contains(server.Lines.Lines, line => line.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void A_trial_leaves_a_line_in_the_log()
    {
        using TestServer server = new(("smtpd_recipient_restrictions", "warn_if_reject reject"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>", "RCPT TO:<alice@local.test>");
        Assert.Contains(server.Lines.Lines, line => line.Contains("reject_warning: RCPT from unknown[192.0.2.1]: " + Blocked));
    }

    [Theory]
    [InlineData("permit")]
    [InlineData("warn_if_reject reject")]
    [InlineData("permit, reject_unauth_destination")]
    [InlineData("open")]
    public void A_server_that_anybody_may_relay_through_does_not_start(string list) =>
        Assert.Throws<ConfigurationException>(() => new TestServer(
            ("smtpd_restriction_classes", "open"),
            ("open", "permit_mynetworks"),
            ("smtpd_relay_restrictions", list),
            ("smtpd_recipient_restrictions", "")));

    [Fact]
    public void A_class_without_definition_is_a_configuration_error()
    {
        ConfigurationException problem = Assert.Throws<ConfigurationException>(
            () => new TestServer(("smtpd_restriction_classes", "missing")));
        Assert.Equal("missing", problem.Parameter);
    }

    [Theory]
    [InlineData("reject_non_fqdn_sender", "MAIL FROM:<a@short>", "504 5.5.2 <a@short>: Sender address rejected: need fully-qualified address")]
    [InlineData("reject_invalid_helo_hostname", "EHLO bad_[name", "501 5.5.2 <bad_[name>: Helo command rejected: Invalid name")]
    [InlineData("reject_non_fqdn_helo_hostname", "EHLO short", "504 5.5.2 <short>: Helo command rejected: need fully-qualified hostname")]
    [InlineData("reject_unlisted_sender", "MAIL FROM:<nobody@local.test>", "550 5.1.0 <nobody@local.test>: Sender address rejected: User unknown in local recipient table")]
    [InlineData("reject_unknown_reverse_client_hostname", "NOOP", "450 4.7.1 Client host rejected: cannot find your reverse hostname, [192.0.2.1]")]
    public void What_is_wrong_is_told(string restriction, string command, string reply)
    {
        using TestServer server = new(("smtpd_recipient_restrictions", restriction));
        server.Connect();
        if (!command.StartsWith("EHLO", StringComparison.Ordinal))
            server.Say("EHLO client.test");
        server.Say(command);
        if (!command.StartsWith("MAIL", StringComparison.Ordinal))
            server.Say("MAIL FROM:<a@b.test>");
        Assert.Equal(reply, server.Say("RCPT TO:<alice@local.test>"));
    }

    [Fact]
    public void Without_delay_each_stage_answers_itself()
    {
        using TestServer server = new(
            ("smtpd_delay_reject", "no"),
            ("smtpd_helo_restrictions", "reject_non_fqdn_helo_hostname"),
            ("smtpd_sender_restrictions", "reject_non_fqdn_sender"));
        server.Connect();
        Assert.StartsWith("504 5.5.2 <short>: Helo command rejected", server.Say("HELO short"), StringComparison.Ordinal);
        server.Say("HELO client.test");
        Assert.StartsWith("504 5.5.2 <a@short>: Sender address rejected", server.Say("MAIL FROM:<a@short>"), StringComparison.Ordinal);
    }

    [Fact]
    public void Soft_bounce_makes_rejections_temporary()
    {
        using TestServer server = new(("soft_bounce", "yes"), ("smtpd_recipient_restrictions", "reject"));
        server.Connect();
        server.SayAll("EHLO client.test", "MAIL FROM:<a@b.test>");
        Assert.Equal(string.Concat("4", Blocked.AsSpan(1, 3), "4", Blocked.AsSpan(5)), server.Say("RCPT TO:<alice@local.test>"));
    }
}
