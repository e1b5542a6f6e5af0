using Postfix.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>One <c>NAME=value</c> of XCLIENT or XFORWARD, decoded and made printable.</summary>
/// <param name="Name">In upper case.</param>
/// <param name="GivenName">As the client wrote it.</param>
/// <param name="Value">Decoded value; empty when <paramref name="Problem"/> is set.</param>
/// <param name="Problem">The reply to a malformed attribute.</param>
internal readonly record struct ClientAttribute(string Name, string GivenName, string Value, string? Problem)
{
    private const int MaxValueLength = 255;

    /// <summary>The value that stands for "not known, and never will be".</summary>
    public bool IsUnavailable => ByteText.EqualsIgnoreCase(Value, "[UNAVAILABLE]");

    /// <summary>The value that stands for "could not be found out this time".</summary>
    public bool IsTemporarilyUnavailable => ByteText.EqualsIgnoreCase(Value, "[TEMPUNAVAIL]");

    /// <summary>The value without characters that could upset headers or logs.</summary>
    public string SafeValue => PrintableText.Neuter(Value);

    public string BadSyntax => $"501 5.5.4 Bad {Name} syntax: {Value}";

    public static ClientAttribute Parse(CommandToken token)
    {
        string text = token.ToString();
        int equals = text.IndexOf('=');
        string given = equals < 0 ? text : text[..equals];
        string name = ByteText.UpperAscii(given);
        string raw = equals < 0 ? "" : text[(equals + 1)..];
        if (raw.Length == 0)
            return new(name, given, "", Replies.AttributeExpected);
        if (raw.Length > MaxValueLength)
            return new(name, given, "", Replies.AttributeTooLong);
        // Clients of Postfix 2.2 and before send values as they are.
        return new(name, given, ByteText.Printable(Xtext.Decode(raw) ?? raw), null);
    }
}
