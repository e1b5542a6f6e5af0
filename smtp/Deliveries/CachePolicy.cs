namespace Postfix.SmtpClient.Deliveries;

/// <summary>What a delivery has to do with idle connections.</summary>
[Flags]
internal enum CachePolicy
{
    None = 0,

    /// <summary>Look for one before making a new connection.</summary>
    Load = 1,

    /// <summary>Keep good connections afterwards.</summary>
    Store = 2,

    Both = Load | Store,
}
