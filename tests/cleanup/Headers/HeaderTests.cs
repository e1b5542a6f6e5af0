using Postfix.Services;

namespace Postfix.Cleanup.Tests.Headers;

public sealed class HeaderTests
{
    [Fact]
    public void Missing_headers_are_added()
    {
        using CleanupHarness cleanup = new(("undisclosed_recipients_header", "To: undisclosed-recipients:;"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: x", "", "text"));
        Assert.Equal($"""
            Received: by test
            Subject: x
            Message-Id: <20260102030405.{outcome.Id}@mx.example.com>
            Date: Tue, 14 Nov 2023 22:13:20 +0000 (UTC)
            From: me@example.org
            To: undisclosed-recipients:;

            text
            """, outcome.Content);
        Assert.StartsWith($"{outcome.Id}: message-id=<20260102030405.{outcome.Id}@mx.example.com>", cleanup.Log);
    }

    [Fact]
    public void Mail_of_strangers_gets_no_headers()
    {
        using CleanupHarness cleanup = new();
        var outcome = cleanup.Send(CleanupFlags.External, "T|1 0", "A|rewrite_context=remote", "S|me", "R|you", "M|", MessageText.Received, "N|To: bob", "N|", "X|", "E|");
        Assert.Equal("Received: by test\nTo: bob\n", outcome.Content);
        Assert.StartsWith($"{outcome.Id}: message-id=<>", cleanup.Log);
    }

    [Fact]
    public void Resent_messages_get_resent_headers()
    {
        using CleanupHarness cleanup = new();
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("From: a@b.c", "Resent-To: d@e.f", ""));
        Assert.Contains("\nResent-Message-Id: <", outcome.Content);
        Assert.Contains("\nResent-Date: ", outcome.Content);
        Assert.Contains("\nResent-From: me@example.org", outcome.Content);
        Assert.Contains($"{outcome.Id}: message-id=<>", cleanup.Log);
        Assert.Contains($"{outcome.Id}: resent-message-id=<2026", cleanup.Log);
    }

    [Theory]
    [InlineData("standard", "Bob", "Bob <me@example.org>")]
    [InlineData("standard", "Bob  B", "Bob B <me@example.org>")]
    [InlineData("standard", "Bob (B.)", "\"Bob (B.)\" <me@example.org>")]
    [InlineData("obsolete", "Bob", "me@example.org (Bob)")]
    [InlineData("standard", "J\u00C3\u00B6rg", "=?utf-8?Q?J=C3=B6rg?= <me@example.org>")]
    [InlineData("standard", "", "me@example.org")]
    public void The_from_header_has_the_full_name(string format, string name, string value)
    {
        using CleanupHarness cleanup = new(("header_from_format", format));
        var outcome = cleanup.Send(CleanupFlags.External, "T|1 0", "A|rewrite_context=local", $"F|{name}", "S|me@example.org", "R|you", "M|", MessageText.Received, "X|", "E|");
        Assert.Contains($"\nFrom: {value}", outcome.Content + "\n");
    }

    [Theory]
    [InlineData("iso_8859-1", "J\u00C3\u00B6rg", "=?iso_8859-1?Q?J=C3=B6rg?= <me@example.org>", null)]
    [InlineData("utf-8?", "J\u00C3\u00B6rg", "me@example.org", "invalid character: 0x3f in charset name: 'utf-8?'")]
    [InlineData("a-name-that-is-longer-than-half-a-word", "J\u00C3\u00B6rg", "me@example.org",
        "unreasonable charset name: 'a-name-that-is-longer-than-half-a-word'")]
    [InlineData("utf-8?", "Bob", "Bob <me@example.org>", null)]
    public void A_full_name_is_left_out_when_its_character_set_has_no_valid_name(string charset, string name, string value, string? warning)
    {
        using CleanupHarness cleanup = new(("full_name_encoding_charset", charset));
        var outcome = cleanup.Send(CleanupFlags.External, "T|1 0", "A|rewrite_context=local", $"F|{name}", "S|me@example.org", "R|you", "M|", MessageText.Received, "X|", "E|");
        Assert.Contains($"\nFrom: {value}\n", outcome.Content + "\n");
        if (warning is null)
            Assert.DoesNotContain("charset", cleanup.Log);
        else
            Assert.Contains($"warning: full_name_encoding_charset: {warning}", cleanup.Log);
    }

    [Fact]
    public void Header_addresses_are_completed_and_folded()
    {
        using CleanupHarness cleanup = new();
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("To: alice, bob@host,", " \"a b\" <carol@example.net> (x), dave", "Cc: <complete@example.net>", " , other@example.net", ""));
        Assert.Contains("\nTo: alice@example.com, bob@host.example.com,\n\t\"a b\" <carol@example.net>(x), dave@example.com\n", outcome.Content);
        Assert.Contains("\nCc: <complete@example.net>\n , other@example.net", outcome.Content);
    }

    [Fact]
    public void Some_headers_are_dropped()
    {
        using CleanupHarness cleanup = new(("message_drop_headers", "bcc, x-internal, return-path"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("Return-Path: <x@y>", "Bcc: secret", "X-Internal: 1", "X-Other: 2", "Content-Type: message/rfc822", "", "Bcc: of the attached message", ""));
        Assert.DoesNotContain("secret", outcome.Content);
        Assert.DoesNotContain("X-Internal", outcome.Content);
        Assert.DoesNotContain("Return-Path", outcome.Content);
        Assert.Contains("X-Other: 2", outcome.Content);
        Assert.Contains("Bcc: of the attached message", outcome.Content);
    }

    [Fact]
    public void Mail_in_circles_is_refused()
    {
        using CleanupHarness cleanup = new(("hopcount_limit", "3"));
        Assert.Equal(CleanupStatus.Ok, cleanup.Send(CleanupFlags.External, MessageText.Of("Received: 2")).Status);
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("Received: 2", "Received: 3"));
        Assert.Equal(CleanupStatus.Hops, outcome.Status);
        Assert.Contains($"warning: {outcome.Id}: message rejected: hopcount exceeded", cleanup.Log);
    }

    [Fact]
    public void Eight_bit_content_is_noted_behind_it()
    {
        using CleanupHarness cleanup = new();
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("Content-Transfer-Encoding: 8BIT", "", "x"));
        Assert.Equal("X|\nA|encoding=8bit\nE|", outcome.Extracted);
    }

    [Fact]
    public void Utf8_headers_ask_for_smtputf8_when_the_client_lets_us_detect_it()
    {
        using CleanupHarness cleanup = new();
        Assert.EndsWith(" 2", cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: caf\u00C3\u00A9", "")).Records[0]);
        Assert.EndsWith(" 3", cleanup.Send(CleanupFlags.External | CleanupFlags.DetectSmtputf8, MessageText.Of("Subject: caf\u00C3\u00A9", "")).Records[0]);
        Assert.EndsWith(" 7", cleanup.Send(CleanupFlags.External | CleanupFlags.DetectSmtputf8, MessageText.From("\u00C3\u00A9@x.y", ["you"], "")).Records[0]);
    }

    [Fact]
    public void Long_headers_are_cut_at_the_end_of_a_line()
    {
        using CleanupHarness cleanup = new(("header_size_limit", "100"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("X-Long: " + new string('a', 87), " b", " c", " d", "X-Wide: " + new string('b', 50), " " + new string('c', 70), "", "body"));
        Assert.Contains("X-Long: " + new string('a', 87) + "\n b\nX-Wide", outcome.Content);
        Assert.Contains("X-Wide: " + new string('b', 50) + "\n " + new string('c', 40) + "\nMessage-Id", outcome.Content);
    }
}
