namespace Postfix.Config;

/// <summary>Parameters of postmulti(1), several mail systems on one host.</summary>
public static class MultiInstanceParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("multi_instance");

    /// <summary>Configuration directories of further mail systems on this host.</summary>
    public static readonly Parameter<string> InstanceDirectories = Group.Text("multi_instance_directories", "");

    /// <summary>Whether this mail system is started with the others.</summary>
    public static readonly Parameter<bool> InstanceEnable = Group.Bool("multi_instance_enable", "no");

    /// <summary>Group of mail systems that this one belongs to.</summary>
    public static readonly Parameter<string> InstanceGroup = Group.Text("multi_instance_group", "");

    /// <summary>Name of this mail system among several.</summary>
    public static readonly Parameter<string> InstanceName = Group.Text("multi_instance_name", "");

    /// <summary>Command through which postfix(1) acts on all mail systems.</summary>
    public static readonly Parameter<string> InstanceWrapper = Group.Text("multi_instance_wrapper", "");

    /// <summary>Commands of postfix(1) for which mail systems must be up.</summary>
    public static readonly Parameter<string> PostmultiControlCommands = Group.Text("postmulti_control_commands", "reload flush");

    /// <summary>Commands of postfix(1) that start mail systems.</summary>
    public static readonly Parameter<string> PostmultiStartCommands = Group.Text("postmulti_start_commands", "start");

    /// <summary>Commands of postfix(1) that stop mail systems, in reverse order.</summary>
    public static readonly Parameter<string> PostmultiStopCommands =
        Group.Text("postmulti_stop_commands", "stop abort drain quick-stop");
}
