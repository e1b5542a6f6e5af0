namespace Postfix.Lookup;

/// <summary>Reaches tables through the proxymap service.</summary>
public interface IProxyTables
{
    /// <summary>Opens the table named in <paramref name="request"/> (without the <c>proxy:</c>) at the service.</summary>
    ILookupTable Open(TableRequest request);
}
