using Postfix.Config;
using Postfix.Services;

namespace Postfix.Cleanup.Tests.Addresses;

[Collection("trace service")]
public sealed class AddressTests
{
    [Theory]
    [InlineData("canonicals")]
    [InlineData("Canonical")]
    public void An_unknown_word_in_the_list_of_propagated_extensions_is_fatal(string word) =>
        Assert.Equal($"unknown propagate_unmatched_extensions value \"{word}\" in \"{word}\"",
            Assert.Throws<ConfigurationException>(() => new CleanupHarness(("propagate_unmatched_extensions", word))).Message);

    [Fact]
    public void Virtual_aliases_expand_recursively_and_once()
    {
        using CleanupHarness cleanup = new(("virtual_alias_maps", "inline:{ {all@example.com = one, two, all@example.com} {one@example.com = three@other.net two} }"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.From("me@x.y", ["all"]));
        Assert.Equal("three@other.net two@example.com all@example.com", outcome.Recipients);
        Assert.Equal("all@example.com", cleanup.Send(CleanupFlags.None, MessageText.From("me@x.y", ["all"])).Recipients);
    }

    [Theory]
    [InlineData("virtual_alias_recursion_limit", "5", "{a@example.com = b@example.com} {b@example.com = a@example.com}", "unreasonable virtual_alias_maps map nesting for a@example.com -- message not accepted, try again later")]
    [InlineData("virtual_alias_expansion_limit", "2", "{a@example.com = b, c, d, e}", "unreasonable virtual_alias_maps map expansion size for a@example.com")]
    [InlineData("virtual_alias_address_length_limit", "20", "{a@example.com = bbbbbbbbbbbbbbbbbbbbbbbbb}", "unreasonable virtual_alias_maps result bbbbb")]
    public void Virtual_aliases_are_bounded(string limit, string value, string table, string warning)
    {
        using CleanupHarness cleanup = new((limit, value), ("virtual_alias_maps", $"inline:{{ {table} }}"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.From("me@x.y", ["a"]));
        Assert.Equal((CleanupStatus.Defer, "4.6.0 Alias expansion error"), (outcome.Status, outcome.Reason));
        Assert.Contains($"warning: {outcome.Id}: {warning}", cleanup.Log);
    }

    [Fact]
    public void Success_reports_are_left_to_the_alias()
    {
        using CleanupHarness cleanup = new(("virtual_alias_maps", "inline:{ a@example.com=b@other.net }"));
        var outcome = cleanup.Send(CleanupFlags.External, "T|1 0", "S|me", "A|notify_flags=6", "A|dsn_orig_rcpt=rfc822;a@b", "R|a", "M|", MessageText.Received, "X|", "E|");
        // There is no trace service here, and without the report the message cannot be accepted.
        Assert.Equal(CleanupStatus.Write, outcome.Status);
        Assert.Contains("trace logfile update error", cleanup.Log);
    }

    [Fact]
    public void Duplicates_are_left_out()
    {
        using CleanupHarness cleanup = new();
        Assert.Equal("a@example.com a@example.com", cleanup.Send(CleanupFlags.External, MessageText.From("me", ["a", "A@example.com", "a"])).Recipients.ToLowerInvariant());
        using CleanupHarness simple = new(("enable_original_recipient", "no"));
        Assert.Equal("a@example.com", simple.Send(CleanupFlags.External, MessageText.From("me", ["a", "A@example.com", "a"])).Recipients);
    }

    [Fact]
    public void Canonical_maps_change_envelope_and_headers()
    {
        using CleanupHarness cleanup = new(
            ("sender_canonical_maps", "inline:{ me@example.com=first@example.com }"),
            ("canonical_maps", "inline:{ first@example.com=last@example.org you@example.com=him@example.org }"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.From("me", ["you"], "From: me (Me)", "To: you, me", ""));
        Assert.Contains("S|last@example.org", outcome.Envelope);
        Assert.Contains("R|him@example.org", outcome.Envelope);
        Assert.Contains("From: last@example.org (Me)\nTo: him@example.org, me@example.com\n", outcome.Content);
    }

    [Fact]
    public void A_header_that_is_rewritten_keeps_the_capitals_of_its_name()
    {
        using CleanupHarness cleanup = new();
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.From("me", ["you"], "FROM: me", "TO: you", "cc: them", ""));
        Assert.Contains("FROM: me@example.com\nTO: you@example.com\ncc: them@example.com\n", outcome.Content);
    }

    [Theory]
    [InlineData("example.com", "u@a.b.example.com", "u@example.com")]
    [InlineData("example.com", "u@example.com", "u@example.com")]
    [InlineData("example.com", "u@notexample.com", "u@notexample.com")]
    [InlineData("!b.example.com example.com", "u@a.b.example.com", "u@a.b.example.com")]
    [InlineData("example.com", "root@a.example.com", "root@a.example.com")]
    [InlineData("\u00ef\u00ac\u0081.example.com", "u@a.\u00ef\u00ac\u0081.example.com", "u@fi.example.com")]
    public void Masquerading_hides_hosts(string domains, string sender, string result)
    {
        using CleanupHarness cleanup = new(("masquerade_domains", domains), ("masquerade_exceptions", "root"));
        Assert.Contains($"S|{result}\n", cleanup.Send(CleanupFlags.External, MessageText.From(sender, ["you"])).Envelope);
    }

    [Fact]
    public void Masquerading_whose_exceptions_fail_refuses_the_message_without_a_warning()
    {
        using CleanupHarness cleanup = new(("masquerade_domains", "example.com"), ("masquerade_exceptions", "fail:x"));
        Assert.Equal(CleanupStatus.Write, cleanup.Send(CleanupFlags.External, MessageText.From("u@a.example.com", ["you"])).Status);
        string line = Assert.Single(cleanup.Log.Split('\n'), line => line.Contains("masquerade_exceptions map lookup problem -- message not accepted", StringComparison.Ordinal));
        Assert.DoesNotContain("warning", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Automatic_recipients_get_no_notifications()
    {
        using CleanupHarness cleanup = new(
            ("always_bcc", "archive"), ("sender_bcc_maps", "inline:{ me@example.com=s }"), ("recipient_bcc_maps", "inline:{ you@example.com=r }"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.From("me", ["you"]));
        Assert.Equal("s@example.com you@example.com r@example.com archive@example.com", outcome.Recipients);
        Assert.EndsWith("X|\nA|notify_flags=1\nO|archive@example.com\nR|archive@example.com\nE|", outcome.Extracted);
        Assert.Equal("you@example.com", cleanup.Send(CleanupFlags.MapAddresses, MessageText.From("me", ["you"])).Recipients);
    }

    [Fact]
    public void Mail_of_the_mailer_daemon_has_no_sender()
    {
        using CleanupHarness cleanup = new();
        Assert.Contains("S|\n", cleanup.Send(CleanupFlags.External, MessageText.From("Mailer-Daemon@example.com", ["you"])).Envelope);
        Assert.Contains("S|mailer-daemon@other.net\n", cleanup.Send(CleanupFlags.External, MessageText.From("mailer-daemon@other.net", ["you"])).Envelope);
    }

    [Fact]
    public void Mail_for_nobody_goes_to_the_mailer_daemon()
    {
        using CleanupHarness cleanup = new();
        Assert.Equal("MAILER-DAEMON@example.com", cleanup.Send(CleanupFlags.External, MessageText.From("me", [""])).Recipients);
    }

    [Fact]
    public void A_table_that_is_not_there_defers_mail()
    {
        using CleanupHarness cleanup = new(("canonical_maps", "hash:/nonexistent/table"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of());
        Assert.Equal(CleanupStatus.Write, outcome.Status);
        Assert.Contains("canonical_maps map lookup problem for me@example.org -- message not accepted, try again later", cleanup.Log);
    }
}
