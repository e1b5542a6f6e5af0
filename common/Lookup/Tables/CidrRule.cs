using System.Net;
using Postfix.Net;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>A network, or everything of its protocol outside it, and what stands for it.</summary>
internal sealed record CidrRule(Cidr Network, bool IsPositive, string Value)
{
    private static readonly char[] s_marks = ['!', .. ByteText.WhiteSpace];

    /// <summary>Reads "network value", perhaps after exclamation marks.</summary>
    /// <exception cref="FormatException">With a message for the log.</exception>
    public static CidrRule Parse(string text)
    {
        (bool positive, string rest) = StripNegation(text);
        int end = rest.AsSpan().IndexOfAny(ByteText.WhiteSpace);
        CidrRule rule = new(Cidr.Parse(end < 0 ? rest : rest[..end]), positive, end < 0 ? "" : ByteText.Trim(rest[end..]));
        return rule.Value.Length > 0 ? rule : throw new FormatException("no lookup result");
    }

    /// <summary>Reads what follows "if".</summary>
    /// <exception cref="FormatException">With a message for the log.</exception>
    public static CidrRule ParseCondition(string text)
    {
        (bool positive, string rest) = StripNegation(text);
        return new CidrRule(Cidr.Parse(ByteText.TrimEnd(rest)), positive, "");
    }

    /// <summary>The addresses that the rule speaks about; never those of the other protocol.</summary>
    public IEnumerable<AddressRange> Ranges()
    {
        AddressRange network = new(Network.First, Network.Last);
        return IsPositive ? [network] : AddressRange.All(Network.Family).Except(network);
    }

    private static (bool IsPositive, string Remainder) StripNegation(string text)
    {
        string rest = text.TrimStart(s_marks);
        int marks = text.AsSpan(0, text.Length - rest.Length).Count('!');
        return rest.Length > 0 ? (marks % 2 == 0, rest) : throw new FormatException("no address pattern");
    }
}
