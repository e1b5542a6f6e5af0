namespace Postfix.Tests.Postconf;

public sealed class MainListingTests
{
    [Fact]
    public void A_value_is_shown_as_written_expanded_or_alone()
    {
        using PostconfSandbox sandbox = new("mydomain = example.com\nmyorigin = $mydomain\n");
        Assert.Equal("myorigin = $mydomain\n", sandbox.Show("myorigin"));
        Assert.Equal("myorigin = example.com\n", sandbox.Show("-x", "myorigin"));
        Assert.Equal("$mydomain\n", sandbox.Show("-h", "myorigin"));
        Assert.Equal("myorigin\n", sandbox.Show("-H", "myorigin"));
        Assert.Equal("myorigin = $myhostname\n", sandbox.Show("-d", "myorigin"));
        Assert.Equal("myorigin = other.example\n", sandbox.Show("-o", "mydomain=other.example", "-x", "myorigin"));
    }

    [Fact]
    public void Only_what_main_cf_sets_is_listed_with_n()
    {
        using PostconfSandbox sandbox = new("myorigin = a\nbiff = no\n");
        Assert.Equal("biff = no\nconfig_directory = DIR\nmyorigin = a\n", sandbox.Show("-n"));
    }

    [Fact]
    public void The_whole_listing_is_sorted_and_has_every_parameter()
    {
        using PostconfSandbox sandbox = new();
        string[] names = [.. sandbox.Show("-dH").Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.Contains("2bounce_notice_recipient", names);
        Assert.Contains("virtual_uid_maps", names);
        Assert.DoesNotContain("virtual_maps", names);
        Assert.True(names.Length > 850);
    }

    [Fact]
    public void White_space_is_normalized_and_long_lines_fold_on_request()
    {
        using PostconfSandbox sandbox = new("smtpd_recipient_restrictions = permit_mynetworks,\n    reject_unauth_destination,"
            + "   check_recipient_access hash:/etc/postfix/access, reject_unlisted_recipient\n");
        Assert.Equal(
            "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination,"
            + " check_recipient_access hash:/etc/postfix/access, reject_unlisted_recipient\n",
            sandbox.Show("smtpd_recipient_restrictions"));
        Assert.Equal(
            "smtpd_recipient_restrictions = permit_mynetworks, reject_unauth_destination,\n"
            + "    check_recipient_access hash:/etc/postfix/access, reject_unlisted_recipient\n",
            sandbox.Show("-f", "smtpd_recipient_restrictions"));
    }

    [Theory]
    [InlineData("mispelled = 1\n", "DIR/main.cf: unused parameter: mispelled=1")]
    [InlineData("myorigin = $nosuch\n", "DIR/main.cf: undefined parameter: nosuch")]
    [InlineData("process_id = 1\n", "DIR/main.cf: read-only parameter assignment: process_id=1")]
    [InlineData("a = 1\na = 2\nmyorigin = $a\n", "DIR/main.cf, line 2: overriding earlier entry: a=1")]
    public void Mistakes_cost_a_warning(string main, string warning)
    {
        using PostconfSandbox sandbox = new(main);
        (int status, _, string errors) = sandbox.Run("mail_name");
        Assert.Equal((0, $"postconf: warning: {warning}\n"), (status, errors));
    }

    [Theory]
    [InlineData("myorigin = $mine\nmine = a\n")]
    [InlineData("smtpd_restriction_classes = mine\nmine = permit\n")]
    [InlineData("alias_maps = ldap:mine\nmine_server_host = a\n")]
    [InlineData("alias_maps = proxy:mysql:mine\nmine_hosts = a\n")]
    public void Names_that_something_refers_to_are_in_use(string main)
    {
        using PostconfSandbox sandbox = new(main);
        sandbox.Show("mail_name");
    }

    [Theory]
    [InlineData("myorigin = $mine\nmine = a\n", "", "$mine in main.cf validates mine=value in main.cf")]
    [InlineData("myorigin = $mine $mine\n", "x unix - - n - - y -o mine=a\n",
        "$mine in main.cf validates mine=value in master.cf:x/unix")]
    [InlineData("mine = a\n", "x unix - - n - - y -o myorigin=$mine\n", "$mine in master.cf:x/unix validates mine=value in main.cf")]
    [InlineData("", "x unix - - n - - y -o myorigin=$mine -o mine=a\n",
        "$mine in master.cf:x/unix validates mine=value in master.cf:x/unix")]
    public void Verbose_listings_tell_what_makes_a_name_known(string main, string master, string line)
    {
        using PostconfSandbox sandbox = new(main, master);
        Assert.Equal($"postconf: {line}\n", sandbox.Run("-n", "-v").Errors);
    }

    [Theory]
    [InlineData("", "myhostname =\nmydomain = localdomain\n")]
    [InlineData("$nosuch", "myhostname =\nmydomain = localdomain\n")]
    [InlineData("a..b", "myhostname = a..b\nmydomain = .b\n")]
    public void A_name_that_no_program_would_accept_is_shown_with_what_follows_from_it(string name, string output)
    {
        using PostconfSandbox sandbox = new($"myhostname = {name}\n");
        Assert.Equal((0, output), (sandbox.Run("-x", "myhostname", "mydomain").Status, sandbox.Run("-x", "myhostname", "mydomain").Output));
    }

    [Fact]
    public void Text_that_is_no_ASCII_and_long_text_are_told_as_Postfix_tells_them()
    {
        string value = new('x', 100_000);
        using PostconfSandbox sandbox = new($"f\u00fc = {value}\n");
        Assert.Equal($"postconf: warning: DIR/main.cf: unused parameter: f??={value}\n", sandbox.Run("-n").Errors);
    }

    [Fact]
    public void Services_bring_parameters_of_their_own()
    {
        using PostconfSandbox sandbox = new(master: "outgoing unix - - n - - smtp\n");
        Assert.Equal(
            "outgoing_destination_rate_delay = $default_destination_rate_delay\n",
            sandbox.Show("outgoing_destination_rate_delay"));
        Assert.Equal(16, sandbox.Show("-C", "service").Split('\n').Count(line => line.StartsWith("outgoing_")));
    }

    [Theory]
    [InlineData("foo = a\n", "-C", "builtin", "foo")]
    [InlineData("a\n", "-C", "builtin", "-h", "foo")]
    [InlineData("foo = a\n", "-C", "user", "-x")]
    [InlineData("outgoing   unix  -       -       n       -       -       smtp\n", "-C", "user", "-M")]
    [InlineData("", "-C", "user", "myorigin=b")]
    public void A_class_goes_with_every_option_and_chooses_only_when_all_are_listed(string output, params string[] arguments)
    {
        using PostconfSandbox sandbox = new("myorigin = $foo\nfoo = a\n", "outgoing unix - - n - - smtp\n");
        Assert.Equal(output, sandbox.Show(arguments));
    }

    [Fact]
    public void The_packing_of_a_service_is_known_but_listed_only_when_set()
    {
        using PostconfSandbox sandbox = new("smtp_clients_per_process = 1\n", "smtp inet n - n - - smtpd\nrelay unix - - n - - smtp\n");
        Assert.Equal("smtp_clients_per_process = 1\n", sandbox.Show("smtp_clients_per_process"));
        Assert.Equal(1, sandbox.Show().Split('\n').Count(line => line.Contains("_clients_per_process = 1") && line.StartsWith("smtp_")));
        Assert.DoesNotContain("relay_clients_per_process", sandbox.Show());
    }

    [Fact]
    public void An_unknown_name_is_a_warning()
    {
        using PostconfSandbox sandbox = new();
        Assert.Equal((0, "", "postconf: warning: nosuch: unknown parameter\n"), sandbox.Run("nosuch"));
    }

    [Theory]
    [InlineData("no equals\n", "postconf: fatal: DIR/main.cf, line 1: missing '=' after attribute name: \"no equals\"\n")]
    [InlineData("myhostname = a.b\nmydomain = $mydomain\n",
        "postconf: warning: unreasonable macro call nesting: \"mydomain\"\npostconf: fatal: macro processing error\n")]
    [InlineData("compatibility_level = 3.x\n",
        "postconf: warning: malformed compatibility level syntax: \"3.x\"\npostconf: fatal: macro processing error\n")]
    public void A_broken_file_is_fatal_and_shows_nothing(string main, string errors)
    {
        using PostconfSandbox sandbox = new(main);
        Assert.Equal((1, "", errors), sandbox.Run("mydomain"));
    }

    [Theory]
    [InlineData("specify one of -d, -e, -n", "-n", "-d", "-e")]
    [InlineData("specify one of -M, -P", "-M", "-P")]
    [InlineData("specify one of -M, -P", "-M", "-PP")]
    [InlineData("specify one of -e, -PP", "-PPe", "*/*/foo=bar")]
    [InlineData("with option -P, do not specify -n", "-PPn")]
    [InlineData("with option -M, do not specify -h", "-M", "-h")]
    [InlineData("-e requires name=value argument", "-e")]
    [InlineData("unknown -C option value \"some\" in \"some\"", "-C", "some")]
    [InlineData("missing service argument", "-X")]
    [InlineData("invalid parameter override: novalue: missing '=' after attribute name", "-o", "novalue", "myorigin")]
    public void Wrong_usage_is_fatal(string message, params string[] arguments)
    {
        using PostconfSandbox sandbox = new();
        Assert.Equal((1, "", $"postconf: fatal: {message}\n"), sandbox.Run(arguments));
    }
}
