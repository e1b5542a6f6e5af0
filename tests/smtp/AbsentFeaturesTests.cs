using Postfix.Config;
using Postfix.SmtpClient.Setup;
using Postfix.Logging;

namespace Postfix.SmtpClient.Tests;

public sealed class AbsentFeaturesTests
{
    [Theory]
    [InlineData("smtp_requiretls_policy", "enforce", "REQUIRETLS is not offered, so that no mail comes with it")]
    [InlineData("smtp_tls_block_early_mail_reply", "yes", "replies that come too early are not looked for")]
    [InlineData("smtp_header_checks", "inline:{a=b}", "headers of outgoing mail are not inspected")]
    public void A_setting_that_nothing_is_done_about_is_a_warning(string name, string value, string consequence) =>
        Assert.Equal([$"warning: parameter {name} is not supported by this version: {consequence}"], Warnings((name, value)));

    [Fact]
    public void Defaults_are_passed_in_silence()
    {
        Assert.Empty(Warnings());
        string usual = SmtpTlsParameters.Smtp.RequiretlsPolicy.DefaultText(Settings.FromValues());
        Assert.Empty(Warnings(("smtp_requiretls_policy", usual)));
    }

    private static IReadOnlyList<string> Warnings(params (string, string)[] settings)
    {
        CapturedLines lines = new();
        using Log log = new(0, lines);
        new AbsentFeatures(Settings.FromValues(settings), SmtpParameters.Smtp, SmtpTlsParameters.Smtp, log).Warn();
        return lines.Lines;
    }
}
