namespace Postfix.Config;

/// <summary>Parameters of this implementation that Postfix does not have; Postfix ignores them.</summary>
public static class ExtensionParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("extension");

    /// <summary>
    /// Clients that one process of a service serves at a time; NAME_clients_per_process for one service. 1 is as in Postfix.
    /// More save processes, fewer isolate clients from each other.
    /// </summary>
    public static readonly Parameter<int> DefaultClientsPerProcess = Group.Number("default_clients_per_process", "100", min: 1);
}
