namespace Postfix.Anvil;

/// <summary>Numbers of the anvil protocol.</summary>
internal static class Limits
{
    /// <summary>Longest <c>service:client</c> in bytes.</summary>
    public const int Ident = 1024;

    /// <summary>The status of a request that was understood.</summary>
    public const int Ok = 0;

    /// <summary>The status of any other.</summary>
    public const int Failed = -1;
}
