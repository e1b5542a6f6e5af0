using Postfix.Lookup;
using Postfix.Services;

namespace Postfix.Proxymap;

/// <summary>Whether a client may have a table.</summary>
/// <param name="Status">Ok, or why not.</param>
/// <param name="Table">The table; null unless Ok.</param>
internal readonly record struct ProxyTableAnswer(ProxyTableStatus Status, LookupTable? Table = null)
{
    /// <summary>Status of an operation on the table; trouble is the client's to wait out.</summary>
    public ProxyTableStatus Run(Func<LookupTable, ProxyTableStatus> operation)
    {
        if (Table is null)
            return Status;
        try
        {
            return operation(Table);
        }
        catch (IOException)
        {
            // The table has logged what is wrong, or is not made for this operation.
            return ProxyTableStatus.Retry;
        }
    }
}
