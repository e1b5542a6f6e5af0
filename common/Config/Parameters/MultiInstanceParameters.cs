#pragma warning disable CS1591 // The summaries follow.
namespace Postfix.Config;

/// <summary>Parameters of postmulti(1), several mail systems on one host.</summary>
public static class MultiInstanceParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("multi_instance");

    public static readonly Parameter<string> InstanceDirectories = Group.Text("multi_instance_directories", "");

    public static readonly Parameter<bool> InstanceEnable = Group.Bool("multi_instance_enable", "no");

    public static readonly Parameter<string> InstanceGroup = Group.Text("multi_instance_group", "");

    public static readonly Parameter<string> InstanceName = Group.Text("multi_instance_name", "");

    public static readonly Parameter<string> InstanceWrapper = Group.Text("multi_instance_wrapper", "");

    public static readonly Parameter<string> PostmultiControlCommands = Group.Text("postmulti_control_commands", "reload flush");

    public static readonly Parameter<string> PostmultiStartCommands = Group.Text("postmulti_start_commands", "start");

    public static readonly Parameter<string> PostmultiStopCommands =
        Group.Text("postmulti_stop_commands", "stop abort drain quick-stop");
}
