namespace Postfix.Config;

/// <summary>Parameters of the user commands and of the installation.</summary>
public static class CommandParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("command");

    /// <summary>Who may start deliveries with postqueue(1).</summary>
    public static readonly Parameter<string> AuthorizedFlushUsers = Group.Text("authorized_flush_users", "static:anyone");

    /// <summary>Who may look at the queue.</summary>
    public static readonly Parameter<string> AuthorizedMailqUsers = Group.Text("authorized_mailq_users", "static:anyone");

    /// <summary>Who may submit mail with sendmail(1).</summary>
    public static readonly Parameter<string> AuthorizedSubmitUsers = Group.Text("authorized_submit_users", "static:anyone");

    /// <summary>What stands for the empty sender in the results of local_login_sender_maps.</summary>
    public static readonly Parameter<string> EmptyAddressLocalLoginSenderMapsLookupKey =
        Group.Text("empty_address_local_login_sender_maps_lookup_key", "<>");

    /// <summary>Where the HTML documentation is installed; "no" when it is not.</summary>
    public static readonly Parameter<string> HtmlDirectory =
        Group.Text("html_directory", "/usr/share/doc/postfix/html", minLength: 1);

    /// <summary>Tables that say which senders a local user may use in submissions.</summary>
    public static readonly Parameter<string> LocalLoginSenderMaps = Group.Text("local_login_sender_maps", "static:*");

    /// <summary>Where the mailq command is installed.</summary>
    public static readonly Parameter<string> MailqPath = Group.Text("mailq_path", "/usr/bin/mailq", minLength: 1);

    /// <summary>Where the manual pages are installed.</summary>
    public static readonly Parameter<string> ManpageDirectory = Group.Text("manpage_directory", "/usr/share/man", minLength: 1);

    /// <summary>Where the newaliases command is installed.</summary>
    public static readonly Parameter<string> NewaliasesPath = Group.Text("newaliases_path", "/usr/bin/newaliases", minLength: 1);

    /// <summary>Where the README files are installed; "no" when they are not.</summary>
    public static readonly Parameter<string> ReadmeDirectory =
        Group.Text("readme_directory", "/usr/share/doc/postfix", minLength: 1);

    /// <summary>Where sample files were installed in former times.</summary>
    public static readonly Parameter<string> SampleDirectory = Group.Text("sample_directory", "/etc/postfix", minLength: 1);

    /// <summary>Whether sendmail(1) takes carriage returns from line ends: always, strict (if the first line has one) or never.</summary>
    public static readonly Parameter<string> SendmailFixLineEndings =
        Group.Text("sendmail_fix_line_endings", "always", minLength: 1);

    /// <summary>Where the sendmail command is installed.</summary>
    public static readonly Parameter<string> SendmailPath = Group.Text("sendmail_path", "/usr/sbin/sendmail", minLength: 1);
}
