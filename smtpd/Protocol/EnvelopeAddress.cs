using System.Buffers;
using Postfix.Mail;

namespace Postfix.Smtpd.Protocol;

/// <summary>
/// Takes the address out of MAIL FROM and RCPT TO. Clients put RFC 5322 forms there, with names and comments; those are
/// understood unless <c>strict_rfc821_envelopes</c> forbids it. A source route before the address is dropped (RFC 5321, appendix C).
/// </summary>
internal static class EnvelopeAddress
{
    private static readonly SearchValues<char> PlainText = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_+=");

    /// <summary>The address in internal form; empty for <c>&lt;&gt;</c>; null when the text is not one address.</summary>
    public static string? Extract(string text, bool strict)
    {
        bool hasBrackets = text.Length > 1 && text[0] == '<' && text[^1] == '>';
        string inner = hasBrackets ? text[1..^1] : text;
        if (hasBrackets && IsPlain(inner))
            return inner;
        int colon = inner.StartsWith('@') ? inner.IndexOf(':') : -1;
        AddressToken? address = null;
        bool hasOther = false;
        foreach (AddressToken token in AddressParser.Parse(inner.AsSpan(colon + 1)))
        {
            if (token.Kind != AddressTokenKind.Address)
                hasOther |= token.Operator is not ('<' or '>');
            else if (address is null)
                address = token;
            else
                return null;
        }
        if (strict && (hasOther || !text.StartsWith('<')))
            return null;
        string result = address is null ? "" : AddressPrinter.InternalAddress(address.Parts);
        return strict && result.StartsWith('@') ? null : result;
    }

    /// <summary>Whether this is a usual address, which has nothing to take apart and is its own internal form.</summary>
    private static bool IsPlain(ReadOnlySpan<char> address)
    {
        int at = address.IndexOf('@');
        return at > 0 && IsPlainPart(address[..at]) && IsPlainPart(address[(at + 1)..]);
    }

    private static bool IsPlainPart(ReadOnlySpan<char> part) =>
        !part.IsEmpty && !part.ContainsAnyExcept(PlainText) && part is not (['.', ..] or [.., '.']) && part.IndexOf("..") < 0;
}
