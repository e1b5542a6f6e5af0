using Postfix.Config;

namespace Postfix.Cleanup;

/// <summary>What bounds the expansion of virtual aliases.</summary>
/// <param name="Expansion">Most addresses of one recipient (<c>virtual_alias_expansion_limit</c>).</param>
/// <param name="Recursion">Most steps from alias to alias (<c>virtual_alias_recursion_limit</c>).</param>
/// <param name="AddressLength">Longest address (<c>virtual_alias_address_length_limit</c>).</param>
internal sealed record VirtualAliasLimits(int Expansion, int Recursion, int AddressLength)
{
    /// <summary>The limits in main.cf.</summary>
    public static VirtualAliasLimits From(Settings settings) => new(
        settings[CleanupParameters.VirtualAliasExpansionLimit],
        settings[CleanupParameters.VirtualAliasRecursionLimit],
        settings[CleanupParameters.VirtualAliasAddressLengthLimit]);
}
