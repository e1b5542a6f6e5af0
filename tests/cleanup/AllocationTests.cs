using Postfix.Mail;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.Cleanup.Tests;

/// <summary>Messages go from a socket into a queue file, as in the daemon.</summary>
[Collection(Allocations.Alone)]
public sealed class AllocationTests
{
    private static readonly string[] s_text = ["Subject: x", "Content-Transfer-Encoding: 8bit", ""];

    private static readonly string[] s_parts = ["MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=b", "", "--b", ""];

    [Theory]
    [InlineData("line_length_limit", "2048")]
    [InlineData("line_length_limit", "512")]
    [InlineData("disable_mime_input_processing", "yes")]
    [InlineData("strict_8bitmime_body", "yes")]
    [InlineData("message_reject_characters", "\\0")]
    [InlineData("message_strip_characters", "x")]
    public void Lines_of_the_body_allocate_nothing(string name, string value) =>
        Assert.Equal(0, Allocations.PerItem(count => Write([(name, value)], s_text, MixedLines.Take(count))));

    [Fact]
    public void Lines_with_stray_line_ends_allocate_nothing() =>
        Assert.Equal(0, Allocations.PerItem(count => Write([], s_text, MixedLines.Take(count).Select(line => line + "\r"))));

    [Fact]
    public void Lines_of_body_parts_allocate_nothing() =>
        Assert.Equal(0, Allocations.PerItem(count => Write([], s_parts, MixedLines.Take(count))));

    [Theory]
    [InlineData("X-Header: text")]
    [InlineData("X-Header-With-A-Name-That-No-Header-Has: text")]
    [InlineData("Content-Description: text")]
    [InlineData("Date: text")]
    [InlineData("\tcontinued")]
    public void Headers_allocate_nothing(string line) => Assert.Equal(0, Allocations.PerItem(count => Write(
        [("header_size_limit", "100")], ["Subject: x"], Enumerable.Repeat(line, count))));

    /// <summary>Bytes that the service allocates for a message with this content.</summary>
    private static long Write((string, string)[] settings, string[] head, IEnumerable<string> lines)
    {
        using CleanupHarness cleanup = new(settings);
        CleanupHarness.Outcome outcome = cleanup.Send(CleanupFlags.External, writer =>
        {
            foreach (string record in MessageText.Of([.. head]).SkipLast(2))
                writer.Write((RecordType)record[0], record.AsSpan(2));
            foreach (string line in lines)
                writer.Write(RecordType.Line, line);
            writer.Write(RecordType.Extracted);
            writer.Write(RecordType.End);
        });
        Assert.Equal(CleanupStatus.Ok, outcome.Status);
        return cleanup.AllocatedBytes;
    }
}
