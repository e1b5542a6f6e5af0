using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>
/// Collects what a lookup finds in a directory: the values of entries, and those of the entries that they refer to, in their order.
/// </summary>
/// <param name="library">Understands URLs.</param>
/// <param name="table">The table's name, for messages.</param>
/// <param name="attributes">What is looked at.</param>
/// <param name="limits">How much may be found.</param>
/// <param name="warn">Takes warnings.</param>
internal sealed class LdapExpansion(LdapLibrary library, string table, LdapAttributes attributes, LdapLimits limits, Action<string> warn)
{
    private const int ScopeBase = 0;
    private const string AnyEntry = "(objectclass=*)";

    /// <summary>Takes the values of the entries of a search.</summary>
    /// <param name="connection">Where entries are that these refer to.</param>
    /// <param name="answer">The answer to the search.</param>
    /// <param name="key">The lookup key, for messages.</param>
    /// <param name="values">Takes the values.</param>
    /// <returns>False when there is too much, or what an entry refers to makes no sense; the log tells.</returns>
    /// <exception cref="DatabaseException">The server has no answer.</exception>
    public bool Collect(LdapConnection connection, LdapAnswer answer, string key, DatabaseValues values)
    {
        LdapAnswer last = answer;
        bool isWhole = true;
        try
        {
            Collect(connection, key, values, ref last);
        }
        catch (TableException error)
        {
            warn(error.Message);
            isWhole = false;
        }
        if (last.Status != LdapStatus.Success)
            warn($"dict_ldap_lookup: Had some trouble with entries returned by search: {last.Text}");
        return isWhole;
    }

    private void Collect(LdapConnection connection, string key, DatabaseValues values, ref LdapAnswer last)
    {
        Stack<Item> items = new();
        Push(items, last, depth: 1);
        while (items.TryPop(out Item item))
        {
            if (item.IsReference)
                Follow(connection, item, items, ref last);
            else if (!values.Add(item.Value))
                throw new TableException($"dict_ldap_get_values[{item.Depth}]: {table}: Expansion limit exceeded for key: '{key}'");
        }
    }

    private void Follow(LdapConnection connection, Item item, Stack<Item> items, ref LdapAnswer last)
    {
        if (item.Depth >= limits.Depth)
        {
            throw new TableException(
                $"dict_ldap_get_values[{item.Depth}]: {table}: Recursion limit exceeded for special attribute {item.Attribute}={item.Value}");
        }
        LdapUrl? url = ReadUrl(item);
        IReadOnlyList<string> wanted = attributes.Among(url?.Attributes ?? []);
        if (wanted.Count == 0)
            return;
        LdapAnswer answer = url is null
            ? connection.Search((item.Value, ScopeBase), AnyEntry, wanted, limits.Size)
            : connection.Search((url.Base, Math.Max(url.Scope, ScopeBase)), url.Filter.Length > 0 ? url.Filter : AnyEntry, wanted, limits.Size);
        last = answer;
        if (answer.Status == LdapStatus.NoSuchObject)
            warn($"dict_ldap_get_values[{item.Depth}]: DN {item.Value} not found, skipping ");
        else if (answer.Status != LdapStatus.Success)
            throw new TableException($"dict_ldap_get_values[{item.Depth}]: search error {answer.Status}: {answer.Text} ");
        else
            Push(items, answer, item.Depth + 1);
    }

    private LdapUrl? ReadUrl(Item item)
    {
        if (!item.Value.Contains("://", StringComparison.Ordinal))
            return null;
        try
        {
            return library.ParseUrl(item.Value);
        }
        catch (FormatException error)
        {
            throw new TableException($"dict_ldap_get_values[{item.Depth}]: {error.Message}", error);
        }
    }

    private void Push(Stack<Item> items, LdapAnswer answer, int depth)
    {
        foreach (Item item in answer.Entries.SelectMany(entry => Read(entry, depth)).Reverse())
            items.Push(item);
    }

    private IEnumerable<Item> Read(LdapEntry entry, int depth)
    {
        bool Has(LdapAttributeKind kind) =>
            entry.Attributes.Any(attribute => attribute.Values.Count > 0 && attributes.KindOf(attribute.Name) == kind);
        bool isTerminal = Has(LdapAttributeKind.Terminal);
        bool isLeaf = !Has(LdapAttributeKind.Special);
        return
            from attribute in entry.Attributes
            let kind = attributes.KindOf(attribute.Name)
            where isTerminal ? kind == LdapAttributeKind.Terminal
                : kind is LdapAttributeKind.Ordinary or LdapAttributeKind.Special || (kind == LdapAttributeKind.Leaf && isLeaf)
            from value in attribute.Values
            select new Item(attribute.Name, value, kind == LdapAttributeKind.Special, depth);
    }

    private readonly record struct Item(string Attribute, string Value, bool IsReference, int Depth);
}
