namespace Postfix.Config;

/// <summary>Parameters of local(8), the delivery to users of this host, and of pipe(8).</summary>
public static class LocalParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("local");

    /// <summary>Tables of aliases(5) for users of this host.</summary>
    public static readonly Parameter<string> AliasMaps = Group.Text("alias_maps", "$default_database_type:/etc/aliases");

    /// <summary>Where "|command" may stand as a destination: alias, forward, include.</summary>
    public static readonly Parameter<string> AllowMailToCommands = Group.Text("allow_mail_to_commands", "alias, forward");

    /// <summary>Where "/file" may stand as a destination: alias, forward, include.</summary>
    public static readonly Parameter<string> AllowMailToFiles = Group.Text("allow_mail_to_files", "alias, forward");

    /// <summary>Whether local users who asked for it (comsat) are told about new mail.</summary>
    public static readonly Parameter<bool> Biff = Group.Bool("biff", "yes");

    /// <summary>Directory in which commands of recipients run; $name is expanded per recipient.</summary>
    public static readonly Parameter<string> CommandExecutionDirectory = Group.Raw("command_execution_directory", "");

    /// <summary>Characters that $name may expand to in commands; others become underscores.</summary>
    public static readonly Parameter<string> CommandExpansionFilter =
        Group.Text("command_expansion_filter", "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", minLength: 1);

    /// <summary>Longest time that an external command may run.</summary>
    public static readonly Parameter<TimeSpan> CommandTimeLimit = Group.Time("command_time_limit", "1000s", min: 1);

    /// <summary>Characters that $name may expand to in command_execution_directory.</summary>
    public static readonly Parameter<string> ExecutionDirectoryExpansionFilter =
        Group.Text("execution_directory_expansion_filter", "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", minLength: 1);

    /// <summary>Whether the sender of mail to an alias becomes what owner-alias expands to, not owner-alias itself.</summary>
    public static readonly Parameter<bool> ExpandOwnerAlias = Group.Bool("expand_owner_alias", "no");

    /// <summary>Transport for recipients that are neither aliases nor accounts.</summary>
    public static readonly Parameter<string> FallbackTransport = Group.Text("fallback_transport", "");

    /// <summary>Tables that give such a transport by recipient.</summary>
    public static readonly Parameter<string> FallbackTransportMaps = Group.Text("fallback_transport_maps", "");

    /// <summary>Characters that $name may expand to in forward_path.</summary>
    public static readonly Parameter<string> ForwardExpansionFilter =
        Group.Text("forward_expansion_filter", "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", minLength: 1);

    /// <summary>Where a user's .forward file is looked for; $name is expanded per recipient.</summary>
    public static readonly Parameter<string> ForwardPath =
        Group.Raw("forward_path", "$home/.forward${recipient_delimiter}${extension}, $home/.forward");

    /// <summary>Whether Delivered-To: is set once, on arrival, or for each alias anew.</summary>
    public static readonly Parameter<bool> FrozenDeliveredTo = Group.Bool("frozen_delivered_to", "yes");

    /// <summary>Mailbox below the home directory; with a slash at its end it is a maildir.</summary>
    public static readonly Parameter<string> HomeMailbox = Group.Text("home_mailbox", "");

    /// <summary>Shell for commands of recipients; empty runs simple commands without one.</summary>
    public static readonly Parameter<string> CommandShell = Group.Text("local_command_shell", "");

    /// <summary>Tables that change status code and text of deliveries by local(8).</summary>
    public static readonly Parameter<string> DeliveryStatusFilter =
        Group.Text("local_delivery_status_filter", "$default_delivery_status_filter");

    /// <summary>Address that gets mail for unknown local users; $name is expanded per recipient.</summary>
    public static readonly Parameter<string> LuserRelay = Group.Raw("luser_relay", "");

    /// <summary>Where mailboxes are kept; with a slash at its end they are maildirs.</summary>
    public static readonly Parameter<string> MailSpoolDirectory = Group.Text("mail_spool_directory", "/var/mail");

    /// <summary>Command that delivers to users' mailboxes; $name is expanded per recipient.</summary>
    public static readonly Parameter<string> MailboxCommand = Group.Raw("mailbox_command", "");

    /// <summary>Tables that give such a command by user.</summary>
    public static readonly Parameter<string> MailboxCommandMaps = Group.Text("mailbox_command_maps", "");

    /// <summary>How a mailbox is locked: flock, fcntl, dotlock.</summary>
    public static readonly Parameter<string> MailboxDeliveryLock =
        Group.Text("mailbox_delivery_lock", "fcntl, dotlock", minLength: 1);

    /// <summary>Largest mailbox, or maildir message, in bytes; 0 is no limit.</summary>
    public static readonly Parameter<long> MailboxSizeLimit = Group.Long("mailbox_size_limit", "51200000");

    /// <summary>Transport that delivers for all local users in place of local(8).</summary>
    public static readonly Parameter<string> MailboxTransport = Group.Text("mailbox_transport", "");

    /// <summary>Tables that give such a transport by user.</summary>
    public static readonly Parameter<string> MailboxTransportMaps = Group.Text("mailbox_transport_maps", "");

    /// <summary>Tables that change status code and text of deliveries by pipe(8).</summary>
    public static readonly Parameter<string> PipeDeliveryStatusFilter =
        Group.Text("pipe_delivery_status_filter", "$default_delivery_status_filter");

    /// <summary>For which destinations a Delivered-To: header is added: command, file, forward.</summary>
    public static readonly Parameter<string> PrependDeliveredHeader =
        Group.Text("prepend_delivered_header", "command, file, forward");

    /// <summary>Whether a user's home directory must exist for delivery.</summary>
    public static readonly Parameter<bool> RequireHomeDirectory = Group.Bool("require_home_directory", "no");

    /// <summary>Whether the sender of mail through an alias with owner- of its own is reset.</summary>
    public static readonly Parameter<bool> ResetOwnerAlias = Group.Bool("reset_owner_alias", "no");

    /// <summary>Whether a mailbox must belong to its user.</summary>
    public static readonly Parameter<bool> StrictMailboxOwnership = Group.Bool("strict_mailbox_ownership", "yes");

    /// <summary>Obsolete form of mailbox locking, by a file beside the mailbox.</summary>
    public static readonly Parameter<bool> SunMailtoolCompatibility = Group.Bool("sun_mailtool_compatibility", "no");
}
