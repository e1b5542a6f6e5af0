using System.Globalization;
using Postfix.Text;

namespace Postfix.Sasl.Dovecot;

/// <summary>One line from the authentication server: a word and fields, with tabs between them.</summary>
/// <param name="Word">OK, CONT, FAIL, or something else.</param>
/// <param name="Fields">What follows.</param>
internal readonly record struct DovecotReply(string Word, string[] Fields)
{
    public static DovecotReply Parse(ReadOnlySpan<byte> line) =>
        ByteText.FromBytes(line).Split('\t') is [var word, .. var fields] ? new(word, fields) : default;

    /// <summary>Whether it answers the request with this number.</summary>
    public bool IsFor(uint request) =>
        Fields is [var number, ..] && uint.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out uint id) && id == request;

    /// <summary>The value of a "name=value" field, fit for the log; null when there is none.</summary>
    public string? Find(string name)
    {
        foreach (string field in Fields)
            if (field.StartsWith(name, StringComparison.Ordinal) && field.AsSpan(name.Length).StartsWith("="))
                return ByteText.Printable(field[(name.Length + 1)..]);
        return null;
    }
}
