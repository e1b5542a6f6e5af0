using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class SettingsTests
{
    [Theory]
    [InlineData("yes", "strasse.example")]
    [InlineData("$stress", "strasse.example")]
    [InlineData("no", "xn--strae-oqa.example")]
    public void Functions_in_values_convert_names_as_main_cf_asks(string isCompatible, string expected)
    {
        Settings settings = Settings.FromValues(
            ("enable_idna2003_compatibility", isCompatible), ("stress", "yes"), ("mydomain", "${domain_to_ascii{stra\u00c3\u009fe.example}}"));
        Assert.Equal(expected, settings[MailParameters.MyDomain]);
    }

    [Fact]
    public void Values_are_expanded_and_typed()
    {
        Settings settings = Settings.FromValues(
            ("myhostname", "mx.example.com"), ("mydestination", "$myhostname, ${mydomain}"), ("my_limit", "7"),
            ("smtpd_recipient_limit", "$my_limit"), ("biff", "NO"), ("message_size_limit", "12345678901"), ("max_idle", "2m"));

        Assert.Equal("mx.example.com, example.com", settings[MailParameters.MyDestination]);
        Assert.Equal(7, settings[SmtpdParameters.RecipientLimit]);
        Assert.False(settings[LocalParameters.Biff]);
        Assert.Equal(12345678901, settings[MailParameters.MessageSizeLimit]);
        Assert.Equal(TimeSpan.FromMinutes(2), settings[MasterParameters.MaxIdle]);
    }

    [Theory]
    [InlineData("", 10)]
    [InlineData("yes", 1)]
    public void A_default_can_depend_on_stress(string stress, int expected)
    {
        Settings settings = Settings.FromValues(("stress", stress), ("smtpd_timeout", "${stress?{1}:{10}}s"));
        Assert.Equal(TimeSpan.FromSeconds(expected), settings[SmtpdParameters.Timeout]);
    }

    [Theory]
    [InlineData("smtpd_recipient_limit", "-5", "invalid smtpd_recipient_limit parameter value -5 < 1")]
    [InlineData("smtpd_recipient_limit", "1x", "bad numerical configuration: smtpd_recipient_limit = 1x")]
    [InlineData("smtpd_recipient_limit", "", "bad numerical configuration: smtpd_recipient_limit = ")]
    [InlineData("smtpd_recipient_limit", "3000000000", "bad numerical configuration: smtpd_recipient_limit = 3000000000")]
    public void A_bad_number_is_refused_in_postfix_words(string name, string value, string message)
    {
        Settings settings = Settings.FromValues((name, value));
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => settings[SmtpdParameters.RecipientLimit]).Message);
    }

    [Fact]
    public void Other_bad_values_are_refused_in_postfix_words()
    {
        Settings settings = Settings.FromValues(
            ("biff", "maybe"), ("max_idle", "0"), ("queue_run_delay", "5 minutes"), ("in_flow_delay", "11s"), ("mail_owner", ""));

        Assert.Equal("bad boolean configuration: biff = maybe", Message(() => _ = settings[LocalParameters.Biff]));
        Assert.Equal("invalid max_idle: 0 (min 1)", Message(() => _ = settings[MasterParameters.MaxIdle]));
        Assert.Equal("invalid in_flow_delay: 11 (max 10)", Message(() => _ = settings[MasterParameters.InFlowDelay]));
        Assert.Equal("bad string length 0 < 1: mail_owner = ", Message(() => _ = settings[MailParameters.MailOwner]));
        Assert.Equal(
            "parameter queue_run_delay: bad time value or unit: 5 minutes",
            Message(() => _ = settings[QueueManagerParameters.QueueRunDelay]));
    }

    [Fact]
    public void A_definition_that_refers_to_itself_is_fatal_and_says_which()
    {
        Settings settings = Settings.FromValues(("mydomain", "$mydomain"), ("myhostname", "a.b"));
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => settings[MailParameters.MyDomain]);
        Assert.Equal("dictionary mail_dict: macro processing error", error.Message);
        Assert.Equal(["unreasonable macro call nesting: \"mydomain\""], error.Warnings);
    }

    [Theory]
    [InlineData("myhostname", "mail$mydomain", "maillocaldomain")]
    [InlineData("myhostname", "$mydomain", "localdomain")]
    [InlineData("myhostname", "a.b$mydomain", "a.bb")]
    [InlineData("myhostname", "$mydestination", "localhost.")]
    public void A_name_may_be_made_of_a_default_that_depends_on_it(string name, string value, string expected)
    {
        Settings settings = Settings.FromValues((name, value), ("mydestination", "localhost.$mydomain"));
        Assert.Equal(expected, settings.Expand("$myhostname"));
    }

    [Theory]
    [InlineData("mydomain", "x.$myhostname")]
    [InlineData("inet_interfaces", "$mynetworks")]
    [InlineData("inet_protocols", "$mynetworks")]
    [InlineData("mynetworks_style", "$mynetworks")]
    public void A_default_that_depends_on_itself_ends(string name, string value)
    {
        Settings settings = Settings.FromValues((name, value));
        try
        {
            Assert.DoesNotContain('$', settings.Expand("$myhostname $mydomain $mynetworks"));
        }
        catch (ConfigurationException error)
        {
            Assert.NotEmpty(error.Message);
        }
    }

    [Theory]
    [InlineData("", "bad string length (0 < 1): smtpd_expansion_filter = ")]
    [InlineData("${", null)]
    public void A_text_that_the_program_expands_is_checked_as_it_is_written(string value, string? problem) => Assert.Equal(
        problem, Record.Exception(() => Settings.FromValues(("smtpd_expansion_filter", value)).Check([SmtpdParameters.ExpansionFilter]))?.Message);

    [Fact]
    public void A_name_that_ends_with_a_domain_that_it_does_not_have_is_refused()
    {
        Settings settings = Settings.FromValues(("myhostname", "mail.$mydomain"));
        Assert.Equal("bad string length 0 < 1: mydomain = ", Message(() => _ = settings[MailParameters.MyDomain]));
    }

    [Fact]
    public void A_time_without_unit_has_the_unit_of_the_default()
    {
        Settings settings = Settings.FromValues(("maximal_queue_lifetime", "2"), ("max_idle", "2"), ("delay_warning_time", "4"));
        Assert.Equal(TimeSpan.FromDays(2), settings[QueueManagerParameters.MaximalQueueLifetime]);
        Assert.Equal(TimeSpan.FromSeconds(2), settings[MasterParameters.MaxIdle]);
        Assert.Equal(TimeSpan.FromHours(4), settings[CleanupParameters.DelayWarningTime]);
    }

    [Fact]
    public void A_service_has_its_own_value_or_the_default_of_all()
    {
        Settings settings = Settings.FromValues(
            ("default_destination_recipient_limit", "40"), ("relay_destination_recipient_limit", "3"));
        Parameter<int> fallback = QueueManagerParameters.DefaultDestinationRecipientLimit;

        Assert.Equal(3, settings.Get(fallback, "relay", "_destination_recipient_limit"));
        Assert.Equal(40, settings.Get(fallback, "smtp", "_destination_recipient_limit"));
        Assert.Equal(1, settings.Get(fallback, "local", "_destination_recipient_limit"));
    }

    [Fact]
    public void Overrides_win_and_leave_the_original_alone()
    {
        Settings settings = Settings.FromValues(("myorigin", "a"));
        Assert.Equal("b", settings.With([("myorigin", "b")])[MailParameters.MyOrigin]);
        Assert.Equal("a", settings[MailParameters.MyOrigin]);
    }

    [Fact]
    public void The_host_name_gets_a_domain_and_gives_one()
    {
        Settings settings = Settings.FromValues(("myhostname", "host.sub.example.com"));
        Assert.Equal("sub.example.com", settings[MailParameters.MyDomain]);
        Assert.Contains('.', Settings.FromValues(("mydomain", "example.org"))[MailParameters.MyHostname]);
    }

    [Theory]
    [InlineData("0", true, "$mydestination")]
    [InlineData("1", true, "$mydestination")]
    [InlineData("2", false, "")]
    [InlineData("3.11", false, "")]
    public void Old_defaults_hold_below_the_level_that_changed_them(string level, bool isOld, string value)
    {
        Settings settings = Settings.FromValues(("compatibility_level", level), ("mydestination", "$mydestination_marker"));
        Assert.Equal(isOld, LegacyDefaults.AppliesTo(settings, MailParameters.RelayDomains));
        Assert.Equal(value.Length > 0, isOld);
    }

    [Fact]
    public void What_is_set_is_no_old_default()
    {
        Settings settings = Settings.FromValues(("relay_domains", ""));
        Assert.False(LegacyDefaults.AppliesTo(settings, MailParameters.RelayDomains));
    }

    [Fact]
    public void Both_client_sets_come_from_one_declaration()
    {
        Assert.Equal("smtp_helo_name", SmtpParameters.Smtp.HeloName.Name);
        Assert.Equal("lmtp_lhlo_name", SmtpParameters.Lmtp.HeloName.Name);
        Settings settings = Settings.FromValues(("lmtp_tls_cert_file", "/c"));
        Assert.Equal("/c", settings[SmtpTlsParameters.Lmtp.KeyFile]);
        Assert.Equal("", settings[SmtpTlsParameters.Smtp.KeyFile]);
        Assert.Equal(TimeSpan.Zero, settings[SmtpParameters.Lmtp.ConnectTimeout]);
    }

    [Fact]
    public void A_repeated_read_allocates_nothing()
    {
        Settings settings = Settings.FromValues();
        _ = settings[MailParameters.MyOrigin] + settings[MasterParameters.MaxUse];
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            _ = settings[MasterParameters.MaxUse];
            _ = settings[MailParameters.MyOrigin];
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    private static string Message(Action read) => Assert.Throws<ConfigurationException>(read).Message;
}
