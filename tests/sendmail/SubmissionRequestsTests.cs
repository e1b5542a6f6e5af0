using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Sendmail;

namespace Postfix.Tests.Sendmail;

public sealed class SubmissionRequestsTests
{
    private readonly List<string> _warnings = [];

    [Theory]
    [InlineData(Smtputf8Flags.Requested, "smtputf8=yes")]
    [InlineData(Smtputf8Flags.Requested, "SmtpUtf8=NO", "SMTPUTF8=YES")]
    [InlineData(Smtputf8Flags.None, "smtputf8=yes", "smtputf8=no")]
    [InlineData(Smtputf8Flags.None, "requiretls=yes", "RequireTLS=no")]
    [InlineData(Smtputf8Flags.None, "QueueDirectory=/tmp", "Q", "R=yes", "requiretlsx")]
    public void The_last_option_of_a_name_counts(Smtputf8Flags expected, params string[] options)
    {
        Assert.Equal(expected, Parse(options));
        Assert.Empty(_warnings);
    }

    [Fact]
    public void Mail_is_not_sent_without_the_protection_that_it_asks_for() =>
        Assert.Equal("-O requiretls=yes: REQUIRETLS is not supported", Assert.Throws<FatalException>(() => Parse(["requiretls=yes"])).Message);

    [Theory]
    [InlineData("smtputf8=maybe", "bad -O option: 'smtputf8=maybe' -- ignored")]
    [InlineData("requiretls", "bad -O option: 'requiretls' -- ignored")]
    [InlineData("R", "bad -O option: 'R' -- ignored")]
    [InlineData("s", "bad -O option: 's' -- ignored")]
    public void A_bad_value_is_ignored_with_a_warning(string option, string warning)
    {
        Assert.Equal(Smtputf8Flags.None, Parse([option]));
        Assert.Equal([warning], _warnings);
    }

    [Theory]
    [InlineData("smtputf8=yes", "smtputf8_enable", "'-O smtputf8=yes' was requested, but the configuration is 'smtputf8_enable = no'")]
    [InlineData("requiretls=yes", "requiretls_enable", "Ignoring option '-O requiretls=yes, because the configuration is 'requiretls_enable = no'")]
    public void What_is_not_enabled_is_ignored_with_a_warning(string option, string parameter, string warning)
    {
        Assert.Equal(Smtputf8Flags.None, Parse([option], (parameter, "no")));
        Assert.Equal([warning], _warnings);
    }

    private Smtputf8Flags Parse(string[] options, params (string, string)[] settings) =>
        SubmissionRequests.Parse(options, Settings.FromValues([("smtputf8_enable", "yes"), .. settings]), _warnings.Add);
}
