using Postfix.Cli;
using Postfix.Posix;
using Postfix.Postqueue;
using Postfix.Services;
using Postfix.Text;

namespace Postfix.Tests.Postqueue;

public sealed class ListingTests : IDisposable
{
    private static readonly DateTimeOffset Arrival = new(2026, 11, 1, 3, 4, 5, TimeSpan.Zero);

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void An_empty_queue_is_said_to_be_empty() => Assert.Equal("Mail queue is empty\n", Text());

    [Fact]
    public void Messages_have_columns_and_a_total() => Assert.Equal(
        """
        -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
        ABC*           1500 Sun Nov  1 03:04:05  a@x
                                                 b@y

        DEF!#          1500 Sun Nov  1 03:04:05  a@x

        -- 2 Kbytes in 2 Requests.

        """,
        Text(
            (Message("active", "ABC"), [new QueuedRecipient("b@y", "")]),
            (Message("hold", "DEF") with { IsForcedToExpire = true }, [])));

    [Fact]
    public void A_reason_stands_before_all_who_have_it() => Assert.Equal(
        $"""
        -Queue ID-  --Size-- ----Arrival Time---- -Sender/Recipient-------
        ABC            1500 Sun Nov  1 03:04:05  a@x
                                                 none@y
        {"(refused)",78}
                                                 one@y
                                                 two@y
        {"(reason unavailable)",78}
                                                 other@y

        -- 1 Kbytes in 1 Request.

        """,
        Text((Message("deferred", "ABC"),
            [new("none@y", ""), new("one@y", "refused"), new("two@y", "refused"), new("other@y", "")])));

    [Fact]
    public void A_long_reason_is_shown_whole()
    {
        string reason = new('r', 200);
        Assert.Contains($"\n({reason})\n", Text((Message("deferred", "ABC"), [new("a@y", reason)])));
    }

    [Fact]
    public void Long_queue_ids_have_wider_columns() => Assert.Equal(
        """
        ----Queue ID----- --Size-- ---Arrival Time---- --Sender/Recipient------
        4abcdefghijklmno      1500 Sun Nov  1 03:04:05 a@x
                                                       b@y

        -- 1 Kbytes in 1 Request.

        """,
        Text(isWide: true, (Message("deferred", "4abcdefghijklmno"), [new("b@y", "")])));

    [Fact]
    public void Each_message_is_one_JSON_object() => Assert.Equal(
        "{\"queue_name\": \"deferred\", \"queue_id\": \"ABC\", \"arrival_time\": 1793502245, \"message_size\": 1500, "
        + "\"forced_expire\": false, \"sender\": \"a@x\", \"recipients\": [{\"address\": \"b@y\", \"delay_reason\": \"no/way\"}, "
        + "{\"address\": \"c@y\"}]}\n",
        Show(terminal => new JsonListing(terminal), (Message("deferred", "ABC"), [new("b@y", "no/way") { LogClass = "defer" }, new("c@y", "")])));

    [Fact]
    public void A_JSON_object_tells_original_addresses_and_whose_failure_is_final() => Assert.EndsWith(
        "\"recipients\": [{\"orig_address\": \"l@y\", \"address\": \"b@y\", \"delay_reason\": \"busy\"}, "
        + "{\"orig_address\": \"c@y\", \"address\": \"c@y\", \"bounce_reason\": \"no\"}]}\n",
        Show(terminal => new JsonListing(terminal), (Message("deferred", "ABC"),
            [new("b@y", "busy") { OriginalAddress = "l@y", LogClass = "defer" }, new("c@y", "no") { OriginalAddress = "c@y", LogClass = "bounce" }])));

    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("\t\n\u0001\u007f", "\"\\t\\n\\u0001\\u007F\"")]
    [InlineData("\u00c3\u00a9", "\"\u00c3\u00a9\"")]
    [InlineData("\u00e9", "\"?\"")]
    public void JSON_strings_are_quoted(string text, string expected) => Assert.Equal(expected, JsonText.Quote(text));

    private static QueuedMessage Message(string queue, string id) => new(queue, id, Arrival, 1500, false, "a@x");

    private string Text(params (QueuedMessage, QueuedRecipient[])[] messages) => Text(isWide: false, messages);

    private string Text(bool isWide, params (QueuedMessage, QueuedRecipient[])[] messages) =>
        Show(terminal => new TextListing(terminal, isWide, TimeZoneInfo.Utc), messages);

    private string Show(Func<Terminal, IQueueListing> open, params (QueuedMessage Message, QueuedRecipient[] Recipients)[] messages)
    {
        using FileDescriptor output = FileSystem.Open(_directory / "out", OpenFlags.ReadWrite | OpenFlags.Create, 0x180);
        Terminal terminal = new(output, output, output);
        IQueueListing listing = open(terminal);
        foreach ((QueuedMessage message, QueuedRecipient[] recipients) in messages)
        {
            listing.BeginMessage(message);
            Array.ForEach(recipients, listing.Add);
            listing.EndMessage();
        }
        listing.End();
        terminal.Flush();
        return File.ReadAllText(_directory / "out");
    }
}
