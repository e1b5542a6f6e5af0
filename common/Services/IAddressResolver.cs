namespace Postfix.Services;

/// <summary>Finds how to deliver to an address.</summary>
public interface IAddressResolver
{
    /// <summary>Transport, next hop and class of an address.</summary>
    /// <param name="sender">For sender-dependent settings; internal form.</param>
    /// <param name="address">Internal (unquoted) form.</param>
    /// <exception cref="IOException">The service cannot be reached.</exception>
    ResolveReply Resolve(string sender, string address);
}
