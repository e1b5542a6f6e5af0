namespace Postfix.Lookup.Tables;

/// <summary>Base of tables that hold no resources and never go stale.</summary>
internal abstract class SimpleTable(TableFlags traits) : ILookupTable
{
    public TableFlags Traits => traits;

    public virtual TableOwner Owner => TableOwner.Trusted;

    public abstract LookupResult Find(string key);

    public virtual bool HasChanged() => false;

    public virtual void Dispose() { }
}
