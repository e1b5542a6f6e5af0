namespace Postfix.PostfixCommand.Review.Tests;

public sealed class FileReviewTests : ReviewSandbox
{
    [Fact]
    public void Files_in_lists_that_are_missing_are_found()
    {
        Files.Write("there", "a.example\n");
        Assert.Equal(
            [
                "MAIN, line 1: mydestination: DIR/nosuch: No such file or directory; create DIR/nosuch, or remove it",
                "MAIN, line 2: relay_domains: DIR is no file; name a file",
                "MASTER, line 2: mynetworks: DIR/nosuch: No such file or directory; create DIR/nosuch, or remove it",
            ],
            Find($"mydestination = $myhostname, {Files / "nosuch"}, {Files / "there"}\nrelay_domains = {Files.Path}\n",
                $"smtp inet n - n - - smtpd\n  -o mynetworks=127.0.0.0/8,!{Files / "nosuch"}\n"));
    }

    [Theory]
    [InlineData("192.168.1.5/24", "non-null host address bits in \"192.168.1.5/24\", perhaps you should use \"192.168.1.0/24\" instead", "correct it")]
    [InlineData("1.2.3.4/0", "non-null host address bits in \"1.2.3.4/0\"", "correct the length: with this one, everybody is meant")]
    [InlineData("10.0.0.0/33", "bad mask length in \"10.0.0.0/33\"", "correct it")]
    [InlineData("[2001:db8::1]/64", "non-null host address bits in \"2001:db8::1/64\", perhaps you should use \"2001:db8::/64\" instead", "correct it")]
    public void Networks_that_are_none_are_found(string network, string problem, string fix) => Assert.Equal(
        [$"MAIN, line 1: mynetworks: {problem}, no client behind it in the list is recognized; {fix}"],
        Find($"mynetworks = 127.0.0.0/8, {network}\n", ""));

    [Fact]
    public void Files_for_TLS_that_are_missing_are_found_where_they_are_set()
    {
        Files.Write("cert", "");
        string no = "no such file; create DIR/no, or name another file";
        Assert.Equal(
            [
                $"MAIN, line 1: smtpd_tls_cert_file: DIR/no: {no}",
                "MAIN, line 6: smtpd_tls_CApath: DIR/cert is no directory; name a directory",
                $"MASTER, line 3: smtpd_tls_chain_files: DIR/no: {no}",
                $"MAIN, line 3: smtp_tls_CAfile: DIR/no: {no}",
            ],
            Find($"smtpd_tls_cert_file = {Files / "no"}\nsmtpd_tls_eccert_file = {Files / "cert"}\nsmtp_tls_CAfile = {Files / "no"}\n"
                + $"smtpd_tls_security_level = may\nsmtp_tls_security_level = dane\nsmtpd_tls_CApath = {Files / "cert"}\nlmtp_tls_cert_file = {Files / "no"}\n",
                $"smtp inet n - n - - smtpd\n25 inet n - n - - smtpd\n  -o smtpd_tls_chain_files={Files / "cert"},{Files / "no"}\nx unix - - n - - smtp\n"
                + "y unix - - n - - lmtp\n"));
    }

    [Theory]
    [InlineData("smtpd_tls_security_level = none\nsmtpd_use_tls = yes\n")]
    [InlineData("smtpd_tls_security_level =\n")]
    public void Files_for_TLS_that_nobody_needs_may_be_missing(string level) => Assert.Empty(
        Find($"{level}smtpd_tls_cert_file = {Files / "no"}\n", "smtp inet n - n - - smtpd\n"));
}
