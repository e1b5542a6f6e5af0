using Postfix.Config;
using Postfix.Services;

namespace Postfix.Tests.Services;

public sealed class InternalMailFlagsTests
{
    private const CleanupFlags Inspected = CleanupFlags.Filter | CleanupFlags.Milter;

    [Theory]
    [InlineData("", MailSources.Bounce, false)]
    [InlineData("bounce", MailSources.Bounce, true)]
    [InlineData("bounce", MailSources.Notify, false)]
    [InlineData("notify, bounce", MailSources.Notify, true)]
    [InlineData("forward, verify", MailSources.Forward, false)]
    [InlineData("forward, verify", MailSources.Verify, false)]
    public void Notifications_are_inspected_when_their_class_is_listed_and_other_mail_never(string classes, MailSources source, bool isInspected)
    {
        Settings settings = Settings.FromValues(("internal_mail_filter_classes", classes));

        Assert.Equal(isInspected ? Inspected : CleanupFlags.None, InternalMailFlags.Of(settings, source) & Inspected);
    }

    [Theory]
    [InlineData("sendmail, verify", MailSources.Sendmail, true)]
    [InlineData("sendmail, verify", MailSources.Smtpd, false)]
    [InlineData("all", MailSources.Smtpd, true)]
    public void Smtputf8_is_detected_in_mail_of_the_classes_listed(string classes, MailSources source, bool isDetected)
    {
        Settings settings = Settings.FromValues(("smtputf8_enable", "yes"), ("smtputf8_autodetect_classes", classes));

        Assert.Equal(isDetected ? CleanupFlags.DetectSmtputf8 : CleanupFlags.None, InternalMailFlags.Smtputf8Detection(settings, source));
    }

    [Theory]
    [InlineData("internal_mail_filter_classes", "bounces")]
    [InlineData("internal_mail_filter_classes", "Bounce")]
    [InlineData("internal_mail_filter_classes", "all")]
    [InlineData("smtputf8_autodetect_classes", "Sendmail")]
    public void Unknown_words_are_configuration_errors(string parameter, string value) =>
        Assert.Equal($"unknown {parameter} value \"{value}\" in \"{value}\"", Assert.Throws<ConfigurationException>(
            () => InternalMailFlags.Of(Settings.FromValues((parameter, value)), MailSources.Bounce)).Message);
}
