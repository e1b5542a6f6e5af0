namespace Postfix.Config;

/// <summary>Parameters of anvil(8), which counts what clients do.</summary>
public static class AnvilParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("anvil");

    /// <summary>The interval over which client rates are counted.</summary>
    public static readonly Parameter<TimeSpan> RateTimeUnit = Group.Time("anvil_rate_time_unit", "60s", min: 1);

    /// <summary>How often anvil(8) logs the highest counts and rates.</summary>
    public static readonly Parameter<TimeSpan> StatusUpdateTime = Group.Time("anvil_status_update_time", "600s", min: 1);
}
