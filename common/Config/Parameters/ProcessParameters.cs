namespace Postfix.Config;

/// <summary>Names that every program sets for itself, for use in values.</summary>
public static class ProcessParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("process");

    /// <summary>Process number of this program.</summary>
    public static readonly Parameter<string> Id = Group.Computed("process_id", ComputedDefaults.ProcessId);

    /// <summary>Name of this program.</summary>
    public static readonly Parameter<string> Name = Group.Text("process_name", "");

    /// <summary>First field of this service in master.cf.</summary>
    public static readonly Parameter<string> ServiceName = Group.Text("service_name", "");
}
