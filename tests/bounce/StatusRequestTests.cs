using Postfix.Ipc;
using Postfix.Mail;
using Postfix.Services;
using Postfix.Tests.Ipc;

namespace Postfix.BounceServer.Tests;

public sealed class StatusRequestTests : IDisposable
{
    private readonly ChannelPair _pair = new();

    public void Dispose() => _pair.Dispose();

    [Theory]
    [InlineData("", "")]
    [InlineData("A@x.example", "")]
    [InlineData("first@x.example", "first@x.example")]
    [InlineData("o o@x.example", "\"o o\"@x.example")]
    public void The_address_before_rewriting_is_kept_when_it_is_another_one(string original, string kept)
    {
        AttributeWriter writer = new(_pair.Ours);
        new DeliverRecipient(original, "a@x.example", 1, "", 0).Write(writer);
        new DsnDetail("2.0.0", "alias expanded").Write(writer);
        _pair.Ours.Flush();

        RecipientLogEntry entry = StatusRequest.ReadEntry(new AttributeReader(_pair.Theirs));

        Assert.Equal(("a@x.example", kept), (entry.Recipient, entry.OriginalRecipient));
    }
}
