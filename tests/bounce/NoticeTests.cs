using Postfix.Config;
using Postfix.Mail;
using Postfix.Mail.Notifications;

namespace Postfix.BounceServer.Tests;

public sealed class NoticeTests
{
    [Theory]
    [InlineData(NotifyFlags.None, NotifyFlags.Failure, true)]
    [InlineData(NotifyFlags.Failure, NotifyFlags.Failure, true)]
    [InlineData(NotifyFlags.Success | NotifyFlags.Delay, NotifyFlags.Failure, false)]
    [InlineData(NotifyFlags.Never, NotifyFlags.Failure, false)]
    [InlineData(NotifyFlags.Never, Notice.Everything, true)]
    public void Sender_hears_of_what_he_wants_to_hear(NotifyFlags wanted, NotifyFlags filter, bool expected)
    {
        Notice notice = new(NotificationKind.Failure, Audience.Sender, "", "s@x", filter, ReturnFlags.Full);

        Assert.Equal(expected, notice.Covers(new RecipientLogEntry { Recipient = "a@b", Notify = wanted }));
    }

    [Fact]
    public void Settings_name_host_and_special_senders()
    {
        BounceOptions options = new(Settings.FromValues(
            ("myhostname", "mx.example"), ("mail_name", "My Mail (x)"), ("notify_classes", "bounce, 2bounce"), ("header_from_format", "obsolete")));

        Assert.Equal("MAILER-DAEMON@mx.example", options.MailerDaemon);
        Assert.Equal("double-bounce@mx.example", options.DoubleBounceSender);
        Assert.Equal("My-Mail--x-", options.MailName);
        Assert.Equal(ErrorClasses.Bounce | ErrorClasses.DoubleBounce, options.NotifyClasses);
        Assert.Equal(HeaderFromFormat.Obsolete, options.FromFormat);
    }

    [Fact]
    public void Unknown_from_format_is_a_configuration_error()
    {
        Assert.Throws<ConfigurationException>(() => new BounceOptions(Settings.FromValues(("myhostname", "h"), ("header_from_format", "odd"))));
    }
}
