namespace Postfix.Lookup.Tables;

/// <summary>How long connections to database servers stay, and servers that failed are left alone.</summary>
/// <param name="IdleInterval">A connection that was not used for this long is closed.</param>
/// <param name="RetryInterval">A server that failed is not tried again for this long.</param>
/// <param name="Clock">Measures both.</param>
internal sealed record ServerTiming(TimeSpan IdleInterval, TimeSpan RetryInterval, TimeProvider Clock)
{
    private const int UsualSeconds = 60;

    /// <summary>Takes <c>idle_interval</c> and <c>retry_interval</c> of mysql_table(5) from a table's parameters.</summary>
    /// <param name="configuration">The parameters.</param>
    /// <param name="retrySeconds">Default of <c>retry_interval</c>.</param>
    public static ServerTiming Read(TableConfiguration configuration, int retrySeconds = UsualSeconds) => new(
        configuration.Seconds("idle_interval", UsualSeconds, min: 1), configuration.Seconds("retry_interval", retrySeconds, min: 1),
        TimeProvider.System);
}
