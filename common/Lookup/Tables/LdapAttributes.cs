using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>The attributes that an LDAP table looks at, by what they mean (ldap_table(5)).</summary>
/// <param name="terminal">An entry that has one of these has nothing else.</param>
/// <param name="leaf">These count only in entries that refer to no others.</param>
/// <param name="ordinary">Their values are results.</param>
/// <param name="special">Their values are names of other entries, or URLs.</param>
internal sealed class LdapAttributes(
    IReadOnlyList<string> terminal, IReadOnlyList<string> leaf, IReadOnlyList<string> ordinary, IReadOnlyList<string> special)
{
    /// <summary>All of them.</summary>
    public IReadOnlyList<string> All { get; } = [.. terminal, .. leaf, .. ordinary, .. special];

    /// <summary>What an attribute means; one that is on several lists is what the first of them says.</summary>
    public LdapAttributeKind KindOf(string attribute) =>
        Has(terminal, attribute) ? LdapAttributeKind.Terminal
        : Has(leaf, attribute) ? LdapAttributeKind.Leaf
        : Has(ordinary, attribute) ? LdapAttributeKind.Ordinary
        : Has(special, attribute) ? LdapAttributeKind.Special
        : LdapAttributeKind.None;

    /// <summary>Those that a URL asks for too; all when it asks for everything. Options on one side only (<c>name;option</c>) narrow the other.</summary>
    public IReadOnlyList<string> Among(IReadOnlyList<string> wanted) => wanted.Count == 0
        ? All
        : [.. from attribute in All
              from other in wanted
              where IsWithin(attribute, other) || IsWithin(other, attribute)
              select attribute.Length > other.Length ? attribute : other];

    private static bool Has(IReadOnlyList<string> attributes, string attribute) => attributes.Any(known => IsWithin(attribute, known));

    private static bool IsWithin(string attribute, string general) => ByteText.EqualsIgnoreCase(attribute, general)
        || (!general.Contains(';') && ByteText.StartsWithIgnoreCase(attribute, general + ";"));
}
