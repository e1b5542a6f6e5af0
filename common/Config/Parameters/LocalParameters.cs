#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of local(8), the delivery to users of this host, and of pipe(8).</summary>
public static class LocalParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("local");

    public static readonly Parameter<string> AliasMaps = Group.Text("alias_maps", "hash:/etc/aliases");

    public static readonly Parameter<string> AllowMailToCommands = Group.Text("allow_mail_to_commands", "alias, forward");

    public static readonly Parameter<string> AllowMailToFiles = Group.Text("allow_mail_to_files", "alias, forward");

    public static readonly Parameter<bool> Biff = Group.Bool("biff", "yes");

    public static readonly Parameter<string> CommandExecutionDirectory = Group.Raw("command_execution_directory", "");

    public static readonly Parameter<string> CommandExpansionFilter =
        Group.Text("command_expansion_filter", "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", minLength: 1);

    public static readonly Parameter<TimeSpan> CommandTimeLimit = Group.Time("command_time_limit", "1000s", min: 1);

    public static readonly Parameter<string> ExecutionDirectoryExpansionFilter =
        Group.Text("execution_directory_expansion_filter", "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", minLength: 1);

    public static readonly Parameter<bool> ExpandOwnerAlias = Group.Bool("expand_owner_alias", "no");

    public static readonly Parameter<string> FallbackTransport = Group.Text("fallback_transport", "");

    public static readonly Parameter<string> FallbackTransportMaps = Group.Text("fallback_transport_maps", "");

    public static readonly Parameter<string> ForwardExpansionFilter =
        Group.Text("forward_expansion_filter", "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", minLength: 1);

    public static readonly Parameter<string> ForwardPath =
        Group.Raw("forward_path", "$home/.forward${recipient_delimiter}${extension}, $home/.forward");

    public static readonly Parameter<bool> FrozenDeliveredTo = Group.Bool("frozen_delivered_to", "yes");

    public static readonly Parameter<string> HomeMailbox = Group.Text("home_mailbox", "");

    public static readonly Parameter<string> CommandShell = Group.Text("local_command_shell", "");

    public static readonly Parameter<string> DeliveryStatusFilter =
        Group.Text("local_delivery_status_filter", "$default_delivery_status_filter");

    public static readonly Parameter<string> LuserRelay = Group.Raw("luser_relay", "");

    public static readonly Parameter<string> MailSpoolDirectory = Group.Text("mail_spool_directory", "/var/mail");

    public static readonly Parameter<string> MailboxCommand = Group.Raw("mailbox_command", "");

    public static readonly Parameter<string> MailboxCommandMaps = Group.Text("mailbox_command_maps", "");

    public static readonly Parameter<string> MailboxDeliveryLock =
        Group.Text("mailbox_delivery_lock", "fcntl, dotlock", minLength: 1);

    public static readonly Parameter<long> MailboxSizeLimit = Group.Long("mailbox_size_limit", "51200000");

    public static readonly Parameter<string> MailboxTransport = Group.Text("mailbox_transport", "");

    public static readonly Parameter<string> MailboxTransportMaps = Group.Text("mailbox_transport_maps", "");

    public static readonly Parameter<string> PipeDeliveryStatusFilter =
        Group.Text("pipe_delivery_status_filter", "$default_delivery_status_filter");

    public static readonly Parameter<string> PrependDeliveredHeader =
        Group.Text("prepend_delivered_header", "command, file, forward");

    public static readonly Parameter<bool> RequireHomeDirectory = Group.Bool("require_home_directory", "no");

    public static readonly Parameter<bool> ResetOwnerAlias = Group.Bool("reset_owner_alias", "no");

    public static readonly Parameter<bool> StrictMailboxOwnership = Group.Bool("strict_mailbox_ownership", "yes");

    public static readonly Parameter<bool> SunMailtoolCompatibility = Group.Bool("sun_mailtool_compatibility", "no");
}
