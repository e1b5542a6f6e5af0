namespace Postfix.Services;

/// <summary>Brings addresses into canonical form.</summary>
public interface IAddressRewriter
{
    /// <summary>The canonical form of an address.</summary>
    /// <param name="rule">"local" or "remote": whether domains are completed with ours.</param>
    /// <param name="address">External (quoted) form; the null address is "".</param>
    /// <returns>External form.</returns>
    /// <exception cref="IOException">The service cannot be reached.</exception>
    string Rewrite(string rule, string address);
}
