namespace Postfix.Config;

/// <summary>Parameters of flush(8), the fast ETRN service.</summary>
public static class FlushParameters
{
    /// <summary>All of them, for postconf(1).</summary>
    public static readonly ParameterGroup Group = new("flush");

    /// <summary>Age at which an unused fast flush log is removed.</summary>
    public static readonly Parameter<TimeSpan> PurgeTime = Group.Time("fast_flush_purge_time", "7d", min: 1);

    /// <summary>Age at which a fast flush log is brought up to date.</summary>
    public static readonly Parameter<TimeSpan> RefreshTime = Group.Time("fast_flush_refresh_time", "12h", min: 1);
}
