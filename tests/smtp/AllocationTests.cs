using Postfix.Tests;

namespace Postfix.SmtpClient.Tests;

/// <summary>A message goes from its queue file to a server, as in the daemon.</summary>
[Collection(Allocations.Alone)]
public sealed class AllocationTests
{
    [Theory]
    [InlineData("smtp_line_length_limit", "998")]
    [InlineData("smtp_line_length_limit", "0")]
    [InlineData("smtp_per_request_deadline", "yes")]
    [InlineData("smtp_generic_maps", "inline:{a@b.example=c@d.example}")]
    public void Lines_that_go_out_as_they_are_allocate_nothing(string name, string value) =>
        Assert.Equal(0, Allocations.PerItem(count => Send((name, value), "", MixedLines.Take(count))));

    [Fact]
    public void Lines_that_are_converted_to_quoted_printable_allocate_nothing() => Assert.Equal(0, Allocations.PerItem(
        count => Send(("smtp_line_length_limit", "998"), "Content-Transfer-Encoding: 8bit\n", MixedLines.Take(count), encoding: "8bit")));

    [Fact]
    public void Headers_that_need_no_rewriting_allocate_nothing() => Assert.Equal(0, Allocations.PerItem(
        count => Send(("smtp_generic_maps", "inline:{a@b.example=c@d.example}"), string.Concat(Enumerable.Repeat("X-Header: text\n", count)), [])));

    /// <summary>Bytes that the client allocates for a message with this content.</summary>
    private static long Send((string, string) setting, string headers, IEnumerable<string> lines, string encoding = "7bit")
    {
        using AcceptingServer server = new();
        using ClientUnderTest client = new(setting);
        using TestMessage message = new($"Subject: x\n{headers}\n{string.Concat(lines.Select(line => line + "\n"))}");
        long bytes = Allocations.Of(() => client.Deliver(message, message.Request(server.Nexthop, "one@there.example") with { Encoding = encoding }));
        Assert.Equal(1, server.Messages);
        return bytes;
    }
}
