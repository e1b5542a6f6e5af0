namespace Postfix.TrivialRewrite.Tests;

/// <summary>Rows that Postfix 3.7.11 answers in the same way.</summary>
public class AddressResolverTests
{
    [Theory]
    [InlineData("", "local:mail.my.test MAILER-DAEMON@mail.my.test Local")]
    [InlineData("user", "local:mail.my.test user@mail.my.test Local")]
    [InlineData("user@my.test", "local:mail.my.test user@my.test Local")]
    [InlineData("user@MY.test.", "local:mail.my.test user@MY.test Local")]
    [InlineData("user@[127.0.0.1]", "local:mail.my.test user@[127.0.0.1] Local")]
    [InlineData("user@[IPv6:::1]", "local:mail.my.test user@[IPv6:::1] Local")]
    [InlineData("user@far.test", "smtp:far.test user@far.test Default")]
    [InlineData("user@[1.2.3.4]", "smtp:[1.2.3.4] user@[1.2.3.4] Default")]
    [InlineData("first last@my.test", "local:mail.my.test first last@my.test Local")]
    public void Addresses_are_local_or_not(string address, string expected) => Assert.Equal(expected, new Bench().Resolve(address));

    [Theory]
    [InlineData("a%far.test@my.test", "smtp:far.test a@far.test Default")]
    [InlineData("far.test!a@my.test", "smtp:far.test a@far.test Default")]
    [InlineData("a@far.test@my.test", "smtp:far.test a@far.test Default")]
    [InlineData("@my.test,@x.y:user@my.test", "local:mail.my.test user@my.test Local")]
    [InlineData("a%b.test%my.test@my.test", "smtp:b.test a@b.test Default")]
    [InlineData("mail.my.test!mail.my.test!a[b]", "local:mail.my.test a [b]@mail.my.test Local")]
    public void Our_own_hops_are_stripped(string address, string expected) => Assert.Equal(expected, new Bench().Resolve(address));

    [Theory]
    [InlineData("user@one.test@two.test", "smtp:two.test user@one.test@two.test Default routed")]
    [InlineData("user%one.test@two.test", "smtp:two.test user%one.test@two.test Default routed")]
    [InlineData("one.test!user@two.test", "smtp:two.test one.test!user@two.test Default routed")]
    public void Routes_for_others_are_left_to_them_but_told(string address, string expected) =>
        Assert.Equal(expected, new Bench().Resolve(address));

    [Theory]
    [InlineData("user@", "bad user@")]
    [InlineData("user@a..b", "bad user@a..b")]
    [InlineData("user@-bad.test", "bad user@-bad.test")]
    [InlineData("user@1.2.3.4", "bad user@1.2.3.4")]
    [InlineData("user@host:port", "bad user@host:port")]
    [InlineData("user@[321.1.2.3]", "bad user@[321.1.2.3]")]
    [InlineData("user@[::1]", "bad user@[::1]")]
    [InlineData("user@far.test\u00ff", "bad user@far.test\u00ff")]
    [InlineData("-user@far.test", "smtp:far.test -user@far.test Default error")]
    public void Bad_addresses_are_errors(string address, string expected) => Assert.Equal(expected, new Bench().Resolve(address));

    [Fact]
    public void Some_of_them_can_be_allowed()
    {
        var bench = new Bench(("resolve_null_domain", "yes"), ("resolve_numeric_domain", "yes"), ("allow_min_user", "yes"));
        Assert.Equal("local:mail.my.test user@mail.my.test Local", bench.Resolve("user@"));
        Assert.Equal("smtp:[1.2.3.4] user@[1.2.3.4] Default", bench.Resolve("user@1.2.3.4"));
        Assert.Equal("local:mail.my.test user@[127.0.0.1] Local", bench.Resolve("user@127.0.0.1"));
        Assert.Equal("smtp:far.test -user@far.test Default", bench.Resolve("-user@far.test"));
    }

    [Fact]
    public void Quotes_are_respected_when_they_are_to_be()
    {
        var bench = new Bench(("resolve_dequoted_address", "no"));
        Assert.Equal("local:mail.my.test a@far.test@my.test Local routed", bench.Resolve("a@far.test@my.test"));
    }

    [Theory]
    [InlineData("u@alias.test", "error:5.1.1 User unknown in virtual alias table u@alias.test Alias")]
    [InlineData("u@boxes.test", "virtual:boxes.test u@boxes.test Virtual")]
    [InlineData("u@relay.test", "relay:relay.test u@relay.test Relay")]
    [InlineData("u@sub.relay.test", "relay:sub.relay.test u@sub.relay.test Relay")]
    [InlineData("u@sub.alias.test", "smtp:sub.alias.test u@sub.alias.test Default")]
    public void Every_class_has_its_transport(string address, string expected) => Assert.Equal(expected, Classes().Resolve(address));

    [Fact]
    public void Domains_in_two_classes_are_pointed_out()
    {
        var bench = new Bench(("virtual_alias_domains", "my.test, x.test"), ("virtual_mailbox_domains", "x.test"), ("relay_domains", "x.test"));
        bench.Resolve("u@my.test");
        bench.Resolve("u@x.test");
        Assert.Equal(
            [
                "warning: do not list domain my.test in BOTH mydestination and virtual_alias_domains",
                "warning: do not list domain x.test in BOTH virtual_alias_domains and virtual_mailbox_domains",
                "warning: do not list domain x.test in BOTH virtual_alias_domains and relay_domains",
            ],
            bench.Lines);
    }

    [Fact]
    public void A_relayhost_takes_mail_that_is_not_ours()
    {
        var bench = new Bench(("relayhost", "[gw.test]:26"), ("relay_domains", "relay.test"), ("virtual_transport", "lmtp:unix:/x"), ("virtual_mailbox_domains", "v.test"));
        Assert.Equal("smtp:[gw.test]:26 u@far.test Default", bench.Resolve("u@far.test"));
        Assert.Equal("relay:[gw.test]:26 u@relay.test Relay", bench.Resolve("u@relay.test"));
        Assert.Equal("local:mail.my.test u@my.test Local", bench.Resolve("u@my.test"));
        Assert.Equal("lmtp:unix:/x u@v.test Virtual", bench.Resolve("u@v.test"));
    }

    [Theory]
    [InlineData("a@corp.test", "corpchan:corphop u@far.test Default")]
    [InlineData("boss@corp.test", "corpchan:corphop u@far.test Default")]
    [InlineData("", "nullchan:null.gw u@far.test Default")]
    [InlineData("d@z.test", "smtp:far.test u@far.test Default")]
    [InlineData("other@z.test", "smtp:far.test u@far.test Default")]
    public void Senders_may_have_routes_of_their_own(string sender, string expected)
    {
        var bench = new Bench(
            ("sender_dependent_relayhost_maps", "inline:{@corp.test=[corp.gw], <>=null.gw, d@z.test=DUNNO}"),
            ("sender_dependent_default_transport_maps", "inline:{@corp.test=corpchan:corphop, <>=nullchan, d@z.test=dunno}"));
        Assert.Equal(expected, bench.Resolve("u@far.test", sender));
    }

    [Fact]
    public void Relocated_users_bounce_with_their_new_address()
    {
        var bench = new Bench(("relocated_maps", "inline:{gone@my.test=new@else.test, {@moved.test = 5.2.1 closed}}"));
        Assert.Equal("error:5.1.6 User has moved to new@else.test gone+x@my.test Local", bench.Resolve("gone+x@my.test"));
        Assert.Equal("error:5.1.6 User has moved to 5.2.1 closed u@moved.test Default", bench.Resolve("u@moved.test"));
    }

    [Fact]
    public void Or_with_a_text_of_the_sites_own()
    {
        var bench = new Bench(("relocated_prefix_enable", "no"), ("relocated_maps", "inline:{{a@my.test = 5.2.1 closed}, b@my.test=elsewhere}"));
        Assert.Equal("error:5.2.1 closed a@my.test Local", bench.Resolve("a@my.test"));
        Assert.Equal("error:5.2.0 Mailbox is unavailable b@my.test Local", bench.Resolve("b@my.test"));
        Assert.Equal(["warning: relocated_maps result must contain RFC 3463 status and text: 'elsewhere'"], bench.Lines);
    }

    [Theory]
    [InlineData("transport_maps")]
    [InlineData("relay_domains")]
    [InlineData("virtual_alias_domains")]
    [InlineData("virtual_mailbox_domains")]
    [InlineData("relocated_maps")]
    [InlineData("sender_dependent_relayhost_maps")]
    [InlineData("sender_dependent_default_transport_maps")]
    public void A_table_that_fails_leaves_the_question_open(string parameter)
    {
        var bench = new Bench((parameter, "fail:x"));
        Assert.Equal("fail", bench.Resolve("u@far.test"));
        Assert.Contains($"warning: {parameter} lookup failure", bench.Lines);
    }

    [Fact]
    public void Nobody_knows_what_is_local_when_mydestination_fails() =>
        Assert.Equal("fail", new Bench(("mydestination", "fail:x")).Resolve("u@far.test"));

    [Fact]
    public void Probes_may_go_another_way()
    {
        var bench = new Bench(("relayhost", "[gw.test]"), ("address_verify_relayhost", ""), ("address_verify_default_transport", "direct"));
        Assert.Equal("smtp:[gw.test] u@far.test Default", bench.Resolve("u@far.test"));
        Assert.Equal("direct:far.test u@far.test Default", bench.ResolveForProbe("u@far.test"));
    }

    [Fact]
    public void A_transport_without_name_is_a_mistake()
    {
        var bench = new Bench(("default_transport", ":hop"));
        Assert.Equal("fail", bench.Resolve("u@far.test"));
        Assert.Equal(["warning: file /etc/postfix/main.cf: parameter default_transport: null transport is not allowed"], bench.Lines);
    }

    private static Bench Classes() => new(
        ("virtual_alias_domains", "alias.test"), ("virtual_mailbox_domains", "boxes.test"), ("relay_domains", "relay.test"));
}
