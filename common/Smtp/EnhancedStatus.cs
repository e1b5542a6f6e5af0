namespace Postfix.Smtp;

/// <summary>Enhanced status codes (RFC 3463) at the start of a text: <c>5.1.1 User unknown</c>.</summary>
public static class EnhancedStatus
{
    private const int MaxDigits = 3;

    /// <summary>
    /// Length of the status code that <paramref name="text"/> begins with; 0 when it begins with none.
    /// A code has class 2, 4 or 5 and ends at white space or at the end of the text.
    /// </summary>
    public static int Length(ReadOnlySpan<char> text)
    {
        if (text.Length < 5 || text[0] is not ('2' or '4' or '5') || text[1] != '.')
            return 0;
        int subject = Digits(text[2..]);
        int dot = 2 + subject;
        if (subject == 0 || dot >= text.Length || text[dot] != '.')
            return 0;
        int detail = Digits(text[(dot + 1)..]);
        int end = dot + 1 + detail;
        return detail > 0 && (end == text.Length || text[end] is ' ' or '\t' or '\r' or '\n') ? end : 0;
    }

    /// <summary>
    /// Takes the status code off the front of <paramref name="text"/>; <paramref name="fallback"/> stands in when there is none.
    /// </summary>
    public static StatusText Split(string text, string fallback)
    {
        string trimmed = text.TrimStart(' ', '\t');
        int length = Length(trimmed);
        return length == 0
            ? new StatusText(fallback, trimmed)
            : new StatusText(trimmed[..length], trimmed[length..].TrimStart(' ', '\t'));
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        int count = text.IndexOfAnyExceptInRange('0', '9');
        count = count < 0 ? text.Length : count;
        return count <= MaxDigits ? count : 0;
    }
}
