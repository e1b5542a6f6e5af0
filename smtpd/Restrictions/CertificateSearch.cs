using Postfix.Config;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// The argument of <c>check_ccert_access</c>: <c>type:table</c>, or <c>{ type:table, { search_order = key, … } }</c>
/// (SMTPD_ACCESS_README).
/// </summary>
/// <param name="Table">The table's <c>type:name</c>.</param>
/// <param name="Order">What is looked up, first to last.</param>
internal sealed record CertificateSearch(string Table, IReadOnlyList<CertificateKey> Order)
{
    private const string OrderName = "search_order";

    private static readonly CertificateKey[] s_usualOrder = [CertificateKey.CertificateFingerprint, CertificateKey.KeyFingerprint];

    /// <summary>What is wrong with an argument in braces, a line for each warning; none when nothing is.</summary>
    public static IReadOnlyList<string> FindFaults(string argument)
    {
        try
        {
            Parse(argument);
            return [];
        }
        catch (FormatException fault)
        {
            return fault.Message.Split('\n');
        }
    }

    /// <exception cref="FormatException">The argument makes no sense; the message says what.</exception>
    public static CertificateSearch Parse(string argument)
    {
        List<string> members = argument.StartsWith('{') ? Tokens.SplitWithBraces(Strip(argument, error => $"malformed map specification: '{error}'")) : [argument];
        if (members.Count == 0)
            throw new FormatException($"empty map specification: '{argument}'");
        if (!members[0].Contains(':'))
            throw new FormatException($"malformed map specification: '{argument}'\nexpected maptype:mapname instead of '{members[0]}'");
        IReadOnlyList<CertificateKey> order = s_usualOrder;
        foreach (string member in members.Skip(1))
            order = ParseOrder(member, argument);
        return new CertificateSearch(members[0], order);
    }

    private static CertificateKey[] ParseOrder(string member, string argument)
    {
        NameValue attribute = NameValue.Split(member.StartsWith('{') ? Strip(member, error => $"malformed map attribute: {error}") : member);
        if (attribute.Error is not null)
            throw new FormatException($"malformed map attribute in '{argument}': '{attribute.Error}'");
        if (!ByteText.EqualsIgnoreCase(attribute.Name, OrderName))
            throw new FormatException($"unknown map attribute in '{argument}': '{attribute.Name}'");
        return [.. Tokens.SplitList(attribute.Value).Select(word => ParseKey(word, argument))];
    }

    private static CertificateKey ParseKey(string word, string argument) => ByteText.LowerAscii(word) switch
    {
        "cert_fingerprint" => CertificateKey.CertificateFingerprint,
        "pubkey_fingerprint" => CertificateKey.KeyFingerprint,
        "issuer_cn" or "subject_cn" => CertificateKey.Name,
        _ => throw new FormatException($"unknown search type '{word}' in '{argument}'"),
    };

    private static string Strip(string text, Func<string, string> complain)
    {
        Unbraced inner = Tokens.StripBraces(text);
        return inner.Error is null ? inner.Value : throw new FormatException(complain(inner.Error));
    }
}
