using Postfix.Config;
using Postfix.Delivery.Mailboxes;

namespace Postfix.Tests.Delivery.Mailboxes;

public sealed class MailboxSizeLimitTests
{
    [Theory]
    [InlineData("0", "mailbox_size_limit is limited but message_size_limit is unlimited")]
    [InlineData("-1", "mailbox_size_limit is limited but message_size_limit is unlimited")]
    [InlineData("51200001", "mailbox_size_limit is smaller than message_size_limit")]
    public void A_message_that_may_be_larger_than_a_mailbox_is_a_mistake(string messageLimit, string problem)
    {
        Settings settings = Settings.FromValues(("message_size_limit", messageLimit));
        Assert.Equal($"configuration error: {problem}", Assert.Throws<ConfigurationException>(
            () => MailboxSizeLimit.Apply(LocalParameters.MailboxSizeLimit, settings)).Message);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public void Without_a_limit_for_mailboxes_messages_may_have_any_size(string limit) => MailboxSizeLimit.Apply(
        LocalParameters.MailboxSizeLimit, Settings.FromValues(("mailbox_size_limit", limit), ("message_size_limit", "0")));
}
