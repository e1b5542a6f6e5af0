using System.Numerics;

namespace Postfix.Mail;

/// <summary>Comments in addresses and structured headers (RFC 5322, section 3.2.2).</summary>
internal static class CommentSyntax
{
    /// <summary>Length of the comment that a text begins with, its parentheses included; one that is not closed goes to the end.</summary>
    public static int Length<T>(ReadOnlySpan<T> text)
        where T : unmanaged, IBinaryInteger<T>
    {
        int level = 0;
        int i = 0;
        while (i < text.Length)
        {
            int letter = int.CreateTruncating(text[i++]);
            if (letter == '(')
                level++;
            else if (letter == ')' && --level == 0)
                break;
            else if (letter == '\\' && i < text.Length)
                i++;
        }
        return i;
    }
}
