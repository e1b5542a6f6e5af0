using Postfix.Text;

namespace Postfix.Mail;

/// <summary>A token of a structured header; quoted strings are held without their quotes.</summary>
internal readonly record struct HeaderToken(HeaderTokenKind Kind, string Value)
{
    public bool IsWord(string word) => Kind == HeaderTokenKind.Word && ByteText.EqualsIgnoreCase(Value, word);

    public bool IsSpecial(char c) => Kind == HeaderTokenKind.Special && Value[0] == c;
}
