using Postfix.Config;
using Postfix.Delivery.Mailboxes;
using Postfix.Mail;

namespace Postfix.LocalDelivery.Tests;

public sealed class LocalOptionsTests
{
    [Fact]
    public void Lists_of_words_become_sets()
    {
        LocalOptions options = new(Settings.FromValues(
            ("allow_mail_to_files", "alias,include"), ("prepend_delivered_header", "forward"), ("mailbox_delivery_lock", "flock dotlock")));

        Assert.Equal(ExpansionKind.Alias | ExpansionKind.Include, options.FilesAllowedIn);
        Assert.Equal(ExpansionKind.Alias | ExpansionKind.Forward, options.CommandsAllowedIn);
        Assert.Equal(DeliveredHeaders.Forward, options.DeliveredHeaders);
        Assert.Equal(MailboxLocks.Flock | MailboxLocks.DotLock, options.MailboxLocks);
        Assert.Equal(PropagatedExtensions.Canonical | PropagatedExtensions.Virtual, options.Propagated);
    }

    [Theory]
    [InlineData("allow_mail_to_files", "alias, everything", "unknown allow_mail_to_files value \"everything\" in \"alias, everything\"")]
    [InlineData("allow_mail_to_files", "Alias", "unknown allow_mail_to_files value \"Alias\" in \"Alias\"")]
    [InlineData("propagate_unmatched_extensions", "aliases", "unknown propagate_unmatched_extensions value \"aliases\" in \"aliases\"")]
    [InlineData("mailbox_delivery_lock", "lockf", "unknown mailbox_delivery_lock value \"lockf\" in \"lockf\"")]
    [InlineData("mailbox_delivery_lock", "Flock", "unknown mailbox_delivery_lock value \"Flock\" in \"Flock\"")]
    [InlineData("mailbox_delivery_lock", ",", "parameter mailbox_delivery_lock specifies no applicable mailbox locking method")]
    public void Unknown_words_are_configuration_errors(string name, string value, string message)
    {
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => new LocalOptions(Settings.FromValues((name, value)))).Message);
    }
}
