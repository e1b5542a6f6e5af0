namespace Postfix.Tests.Postconf;

public sealed class ParameterCheckTests
{
    private const string Main = "smtp_use_tls = yes\nlmtp_enforce_tls = no\nnosuch = 1\n";
    private const string Master = "smtp inet n - n - - smtpd -o tlsproxy_client_loglevel_parameter=1 -o smtpd_use_tls=no\n";

    private const string Warnings =
        "postconf: warning: DIR/main.cf: support for parameter \"lmtp_enforce_tls\" will be removed; instead, lmtp_tls_security_level\n"
        + "postconf: warning: DIR/main.cf: unused parameter: nosuch=1\n"
        + "postconf: warning: DIR/main.cf: support for parameter \"smtp_use_tls\" will be removed; instead, specify \"smtp_tls_security_level\"\n"
        + "postconf: warning: DIR/master.cf: support for parameter \"smtpd_use_tls\" will be removed; instead, specify \"smtpd_tls_security_level\"\n"
        + "postconf: warning: DIR/master.cf: support for parameter tlsproxy_client_loglevel_parameter has been removed; instead, do not specify\n"
        + "postconf: warning: See https://www.postfix.org/DEPRECATION_README.html for details\n";

    [Fact]
    public void Unused_and_deprecated_settings_are_told_unless_they_are_not_to_be()
    {
        using PostconfSandbox sandbox = new(Main, Master);
        Assert.Equal(Warnings, sandbox.Run("-h", "mail_name").Errors);
        Assert.Equal((0, "Postfix\n", ""), sandbox.Run("-qh", "mail_name"));
    }

    [Fact]
    public void A_comment_in_a_value_is_told()
    {
        using PostconfSandbox sandbox = new(
            "smtpd_client_restrictions = inline:{\n { aaa0 = #aaa1\n } #aaa2\n }\nsmtpd_helo_restrictions = pcre:{\n { /bbb0 #bbb1/\n } #bbb2\n }\n"
            + "relay_domains = example.com # ours\n",
            "smtp inet n - n - - smtpd -o mynetworks=127.0.0.1,#local\n");
        Assert.Equal(
            "postconf: warning: DIR/master.cf: #comment after other text is not allowed: #local ...\n"
            + "postconf: warning: DIR/main.cf: #comment after other text is not allowed: # ours...\n"
            + "postconf: warning: DIR/main.cf: #comment after other text is not allowed: #aaa1 ...\n"
            + "postconf: warning: DIR/main.cf: #comment after other text is not allowed: #aaa2 ...\n"
            + "postconf: warning: DIR/main.cf: #comment after other text is not allowed: #bbb2 ...\n", // a pattern may have such text
            sandbox.Run("-h", "mail_name").Errors);
    }

    [Fact]
    public void Braces_in_braces_come_to_an_end()
    {
        string braces = $"{new string('{', 50_000)}nosuch{new string('}', 50_000)}";
        using PostconfSandbox sandbox = new($"relay_domains = {braces}\nmynetworks = unionmap:{braces}\n", Master);
        Assert.Equal((0, $"{braces}\n", ""), sandbox.Run("-qh", "relay_domains"));
    }

    [Fact]
    public void A_listing_of_master_cf_is_about_master_cf_only()
    {
        using PostconfSandbox sandbox = new("nosuch = 1\n", "smtp inet n - n - - smtpd -o fallback_relay=x\n");
        Assert.Equal(
            "postconf: warning: DIR/master.cf: support for parameter \"fallback_relay\" will be removed; instead, specify \"smtp_fallback_relay\"\n"
            + "postconf: warning: See https://www.postfix.org/DEPRECATION_README.html for details\n",
            sandbox.Run("-F", "smtp/inet/type").Errors);
    }
}
