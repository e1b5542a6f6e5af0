namespace Postfix.Smtpd.Restrictions;

/// <summary>A list of restrictions, applied in order until one decides.</summary>
internal sealed class RestrictionList(IReadOnlyList<RestrictionEntry> entries)
{
    public static readonly RestrictionList Empty = new([]);

    public IReadOnlyList<RestrictionEntry> Entries { get; } = entries;
}
