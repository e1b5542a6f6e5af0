using Postfix.Config;
using Postfix.Services;

namespace Postfix.Cleanup.Tests.Checks;

public sealed class CheckTests
{
    [Theory]
    [InlineData("IGNORE", "")]
    [InlineData("DUNNO", "X-Test: value")]
    [InlineData("ok", "X-Test: value")]
    [InlineData("REPLACE X-New: y", "X-New: y")]
    [InlineData("REPLACE no header", "X-Test: value")]
    [InlineData("PREPEND X-Before: y", "X-Before: y\nX-Test: value")]
    [InlineData("STRIP for fun", "")]
    [InlineData("WARN look", "X-Test: value")]
    [InlineData("nonsense", "X-Test: value")]
    public void Header_checks_change_headers(string action, string result)
    {
        using CleanupHarness cleanup = new(("header_checks", Table(("X-Test: value", action))));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("X-Test: value", "Message-Id: x", "Date: x", "From: x@y.z", ""));
        Assert.Equal($"Received: by test\n{result}\nMessage-Id: x\nDate: x\nFrom: x@y.z\n".Replace("\n\n", "\n"), outcome.Content);
        Assert.Contains("X-Test: value\nMessage-Id: x", cleanup.Send(CleanupFlags.MapAddresses, MessageText.Of("X-Test: value", "Message-Id: x", "")).Content);
    }

    [Theory]
    [InlineData("REJECT", CleanupStatus.Content, "5.7.1 message content rejected")]
    [InlineData("REJECT go away", CleanupStatus.Content, "5.7.1 go away")]
    [InlineData("REJECT 4.3.2 later", CleanupStatus.Defer, "4.3.2 later")]
    [InlineData("REJECT 2.0.0 odd", CleanupStatus.Defer, "4.0.0 odd")]
    public void Content_can_be_rejected(string action, CleanupStatus status, string reason)
    {
        using CleanupHarness cleanup = new(("body_checks", $"inline:{{ {{bad = {action}}} }}"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("", "bad"));
        Assert.Equal((status, reason), (outcome.Status, outcome.Reason));
        Assert.Contains($"{outcome.Id}: reject: body bad from local; from=<me@example.org> to=<you@example.com>: {reason}", cleanup.Log);
        Assert.Equal(0, cleanup.FileCount);
    }

    [Theory]
    [InlineData("FILTER smtp:[127.0.0.1]", "X|\nL|smtp:[127.0.0.1]\nE|")]
    [InlineData("REDIRECT other@example.net", "X|\n>|other@example.net\nE|")]
    [InlineData("BCC copy@example.net", "X|\nA|notify_flags=1\nO|copy@example.net\nR|copy@example.net\nE|")]
    [InlineData("REDIRECT nowhere", "X|\nE|")]
    [InlineData("FILTER nowhere", "X|\nE|")]
    public void Checks_leave_orders_behind_the_content(string action, string extracted)
    {
        using CleanupHarness cleanup = new(("header_checks", Table(("X: y", action))));
        Assert.Equal(extracted, cleanup.Send(CleanupFlags.External, MessageText.Of("X: y", "")).Extracted);
    }

    [Fact]
    public void Discarded_mail_is_gone_and_accepted()
    {
        using CleanupHarness cleanup = new(("header_checks", Table(("X: y", "DISCARD quietly"))));
        Assert.Equal(CleanupStatus.Ok, cleanup.Send(CleanupFlags.External, MessageText.Of("X: y", "", "more")).Status);
        Assert.Equal(0, cleanup.FileCount);
        Assert.Contains(": discard: header X: y from local; from=<me@example.org> to=<you@example.com>: quietly", cleanup.Log);
    }

    [Fact]
    public void Each_kind_of_header_has_its_table()
    {
        using CleanupHarness cleanup = new(
            ("header_checks", Table(("A: 1", "IGNORE"))), ("mime_header_checks", Table(("B: 2", "IGNORE"), ("MIME-Version: 1.0", "IGNORE"))),
            ("nested_header_checks", Table(("C: 3", "IGNORE"))));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b", "A: 1", "B: 2", "",
            "--b", "Content-Type: message/rfc822", "B: 2", "C: 3", "", "A: 1", "C: 3", "", "text"));
        Assert.Equal("""
            Received: by test
            Content-Type: multipart/mixed; boundary=b
            B: 2
            """, string.Join('\n', outcome.Content.Split('\n')[..3]));
        Assert.EndsWith("--b\nContent-Type: message/rfc822\nC: 3\n\nA: 1\n\ntext", outcome.Content);
    }

    [Fact]
    public void Body_checks_end_at_their_limit()
    {
        using CleanupHarness cleanup = new(("body_checks", "inline:{ {x = IGNORE} }"), ("body_checks_size_limit", "4"));
        Assert.EndsWith("\n\nx", cleanup.Send(CleanupFlags.External, MessageText.Of("", "x", "abc", "x")).Content.Replace("abc\n", ""));
    }

    [Fact]
    public void Strict_sites_refuse_bad_mime()
    {
        using CleanupHarness cleanup = new(("strict_8bitmime", "yes"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: caf\u00E9", ""));
        Assert.Equal((CleanupStatus.Content, "5.6.0 improper use of 8-bit data in message header"), (outcome.Status, outcome.Reason));
        Assert.Contains(": reject: mime-error improper use of 8-bit data in message header: Subject: caf? from local; from=<me@example.org> to=<you@example.com>", cleanup.Log);
    }

    [Theory]
    [InlineData("fix_quietly", "\n\nno header")]
    [InlineData("add_header", "\nMIME-Error: message header was not terminated by empty line\n\nno header")]
    public void Headers_without_an_end_get_one(string action, string end)
    {
        using CleanupHarness cleanup = new(("non_empty_end_of_header_action", action));
        Assert.EndsWith(end, cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: x", "no header")).Content);
        Assert.DoesNotContain("mime-error", cleanup.Log);
        Assert.DoesNotContain("MIME-Error", cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: x", "", "no header")).Content);
        Assert.DoesNotContain("MIME-Error", cleanup.Send(CleanupFlags.MapAddresses, MessageText.Of("Subject: x", "no header")).Content);
    }

    [Fact]
    public void Headers_without_an_end_can_be_refused()
    {
        using CleanupHarness cleanup = new(("non_empty_end_of_header_action", "reject"));
        var outcome = cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: x", "no header"));
        Assert.Equal((CleanupStatus.Content, "5.6.0 primary header was terminated with non-empty line"), (outcome.Status, outcome.Reason));
        Assert.Contains(": reject: mime-error primary header was terminated with non-empty line: no header from local; "
            + "from=<me@example.org> to=<you@example.com>", cleanup.Log);
        Assert.Equal(CleanupStatus.Ok, cleanup.Send(CleanupFlags.External, MessageText.Of("Subject: x", "", "no header")).Status);
    }

    [Fact]
    public void Eight_bit_content_can_be_made_seven_bit_on_arrival()
    {
        string[] lines = ["Content-Type: text/plain; charset=iso-8859-1", "Content-Transfer-Encoding: 8bit", "", "caf\u00E9"];
        using CleanupHarness cleanup = new(("force_mime_input_conversion", "yes"));

        string content = cleanup.Send(CleanupFlags.External, MessageText.Of(lines)).Content;

        Assert.Contains("\nContent-Transfer-Encoding: quoted-printable\n", content);
        Assert.DoesNotContain("8bit", content);
        Assert.EndsWith("\n\ncaf=E9", content);
        using CleanupHarness stock = new();
        Assert.EndsWith("\n\ncaf\u00E9", stock.Send(CleanupFlags.External, MessageText.Of(lines)).Content);
    }

    [Theory]
    [InlineData("force_mime_input_conversion", "yes", "do not specify both disable_mime_input_processing=yes and force_mime_input_conversion=yes")]
    [InlineData("non_empty_end_of_header_action", "ignore", "bad non_empty_end_of_header_action value: 'ignore'")]
    public void Settings_that_make_no_sense_are_fatal(string name, string value, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(
            () => new CleanupHarness(("disable_mime_input_processing", "yes"), (name, value))).Message);

    [Fact]
    public void Single_characters_can_be_stripped_refused_or_replaced()
    {
        using CleanupHarness strip = new(("message_strip_characters", "\\0\\r"), ("cleanup_replace_stray_cr_lf", "no"));
        Assert.EndsWith("\n\nabc", strip.Send(CleanupFlags.External, MessageText.Of("", "a\0b\rc")).Content);
        using CleanupHarness both = new(("message_strip_characters", "\\0"));
        Assert.EndsWith("\n\nab c", both.Send(CleanupFlags.External, MessageText.Of("", "a\0b\rc")).Content);
        using CleanupHarness reject = new(("message_reject_characters", "\\0"));
        Assert.Equal("5.7.1 disallowed character", reject.Send(CleanupFlags.External, MessageText.Of("", "a\0b")).Reason);
        using CleanupHarness stock = new();
        Assert.EndsWith("\n\na\0b c d", stock.Send(CleanupFlags.External, MessageText.Of("", "a\0b\rc\nd")).Content);
    }

    private static string Table(params (string Text, string Action)[] rows) =>
        $"regexp:{{ {string.Join(' ', rows.Select(row => $"{{/^{row.Text}$$/ {row.Action}}}"))} }}";
}
