#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of the user commands and of the installation.</summary>
public static class CommandParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("command");

    public static readonly Parameter<string> AuthorizedFlushUsers = Group.Text("authorized_flush_users", "static:anyone");

    public static readonly Parameter<string> AuthorizedMailqUsers = Group.Text("authorized_mailq_users", "static:anyone");

    public static readonly Parameter<string> AuthorizedSubmitUsers = Group.Text("authorized_submit_users", "static:anyone");

    public static readonly Parameter<string> EmptyAddressLocalLoginSenderMapsLookupKey =
        Group.Text("empty_address_local_login_sender_maps_lookup_key", "<>");

    public static readonly Parameter<string> HtmlDirectory =
        Group.Text("html_directory", "/usr/share/doc/postfix/html", minLength: 1);

    public static readonly Parameter<string> LocalLoginSenderMaps = Group.Text("local_login_sender_maps", "static:*");

    public static readonly Parameter<string> MailqPath = Group.Text("mailq_path", "/usr/bin/mailq", minLength: 1);

    public static readonly Parameter<string> ManpageDirectory = Group.Text("manpage_directory", "/usr/share/man", minLength: 1);

    public static readonly Parameter<string> NewaliasesPath = Group.Text("newaliases_path", "/usr/bin/newaliases", minLength: 1);

    public static readonly Parameter<string> ReadmeDirectory =
        Group.Text("readme_directory", "/usr/share/doc/postfix", minLength: 1);

    public static readonly Parameter<string> SampleDirectory = Group.Text("sample_directory", "/etc/postfix", minLength: 1);

    public static readonly Parameter<string> SendmailFixLineEndings =
        Group.Text("sendmail_fix_line_endings", "always", minLength: 1);

    public static readonly Parameter<string> SendmailPath = Group.Text("sendmail_path", "/usr/sbin/sendmail", minLength: 1);
}
