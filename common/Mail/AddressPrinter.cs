using System.Text;

namespace Postfix.Mail;

/// <summary>Turns tokens back into text; the inverse of <see cref="AddressParser"/>.</summary>
public static class AddressPrinter
{
    /// <summary>
    /// Most text besides the address that an address in a header may have; older mailers overflow beyond that,
    /// therefore such an address is reduced to <c>&lt;address&gt;</c>.
    /// </summary>
    public const int NonAddressLimit = 250;

    /// <summary>Internal form: nothing is quoted.</summary>
    public static string Internal(List<AddressToken> tokens)
    {
        StringBuilder result = new();
        for (int i = 0; i < tokens.Count; i++)
        {
            AppendInternal(result, tokens[i]);
            if (NeedsSpace(tokens, i))
                result.Append(' ');
        }
        return result.ToString();
    }

    /// <summary>Internal form of a sequence of tokens that is one address: no spaces are supplied.</summary>
    public static string InternalAddress(List<AddressToken> parts)
    {
        StringBuilder result = new();
        foreach (AddressToken part in parts)
            AppendInternal(result, part);
        return result.ToString();
    }

    /// <summary>External form of a sequence of tokens that is one address: each token is quoted by itself, no spaces are supplied.</summary>
    public static string ExternalAddress(List<AddressToken> parts)
    {
        StringBuilder result = new();
        foreach (AddressToken part in parts)
            AppendExternal(result, part);
        return result.ToString();
    }

    /// <summary>External form of a list of addresses, separated by <paramref name="separator"/>.</summary>
    /// <param name="tokens">The list.</param>
    /// <param name="separator">What follows a comma: a blank, or a newline in headers.</param>
    /// <param name="stripped">When given, addresses with too much other text are reduced, and the text before that goes here.</param>
    public static string External(List<AddressToken> tokens, char separator = ' ', Action<string>? stripped = null)
    {
        StringBuilder result = new();
        int start = 0;
        while (true)
        {
            int end = tokens.FindIndex(start, static token => token.Operator == ',');
            int from = result.Length;
            int last = end < 0 ? tokens.Count : end;
            ExternalMember member = AppendMember(result, tokens, start, last);
            if (stripped is not null && member.Address is not null && result.Length - from - member.AddressLength > NonAddressLimit)
                Strip(result, from, member.Address, stripped);
            if (end < 0)
                return result.ToString();
            result.Append(',').Append(separator);
            start = end + 1;
        }
    }

    private static ExternalMember AppendMember(StringBuilder result, List<AddressToken> tokens, int start, int end)
    {
        ExternalMember member = default;
        for (int i = start; i < end; i++)
        {
            AddressToken token = tokens[i];
            int before = result.Length;
            AppendExternal(result, token);
            if (token.Kind == AddressTokenKind.Address)
                member = new(Internal(token), result.Length - before);
            else if (token.Operator == '<' && i + 1 < tokens.Count && tokens[i + 1].Operator == '>')
                member = new("", 0);
            if (NeedsSpace(tokens, i))
                result.Append(' ');
        }
        return member;
    }

    private static void Strip(StringBuilder result, int from, string address, Action<string> stripped)
    {
        stripped(result.ToString(from, result.Length - from));
        result.Length = from;
        result.Append('<');
        if (address.Length > 0)
            result.Append(EmailAddress.Quote(address));
        result.Append('>');
    }

    private static string Internal(AddressToken address) =>
        address.IsRewritten ? Internal(address.Parts) : InternalAddress(address.Parts);

    private static void AppendInternal(StringBuilder result, AddressToken token)
    {
        switch (token.Kind)
        {
            case AddressTokenKind.Operator:
                result.Append(token.Operator);
                break;
            case AddressTokenKind.Address:
                result.Append(Internal(token));
                break;
            case AddressTokenKind.DomainLiteral:
                result.Append('[').Append(token.Text).Append(']');
                break;
            default:
                result.Append(token.Text);
                break;
        }
    }

    private static void AppendExternal(StringBuilder result, AddressToken token)
    {
        switch (token.Kind)
        {
            case AddressTokenKind.Operator:
                result.Append(token.Operator);
                break;
            case AddressTokenKind.Address:
                result.Append(EmailAddress.Quote(Internal(token)));
                break;
            case AddressTokenKind.QuotedString:
                AppendEscaped(result.Append('"'), token.Text, "\"\\\r\n").Append('"');
                break;
            case AddressTokenKind.DomainLiteral:
                AppendEscaped(result.Append('['), token.Text, "\\\r\n").Append(']');
                break;
            default:
                result.Append(token.Text);
                break;
        }
    }

    private static StringBuilder AppendEscaped(StringBuilder result, string text, string escaped)
    {
        foreach (char c in text)
        {
            if (escaped.Contains(c))
                result.Append('\\');
            result.Append(c);
        }
        return result;
    }

    private static bool NeedsSpace(List<AddressToken> tokens, int index)
    {
        if (index + 1 >= tokens.Count)
            return false;
        AddressToken token = tokens[index];
        AddressToken next = tokens[index + 1];
        return token.Operator == ',' || token.Kind == AddressTokenKind.GroupStart || next.Operator == '<' || (token.IsText && next.IsText);
    }

    private readonly record struct ExternalMember(string? Address, int AddressLength);
}
