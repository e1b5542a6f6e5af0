using System.Text;

namespace Postfix.Cli.Manual;

/// <summary>Text with markup within a paragraph: <c>`literal`</c>, <c>*placeholder*</c>, and \ before a character that is neither.</summary>
public static class ManualText
{
    /// <summary>Cuts text into its spans.</summary>
    /// <exception cref="FormatException">A span has no end.</exception>
    public static IReadOnlyList<ManualSpan> Spans(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<ManualSpan> spans = [];
        StringBuilder plain = new();
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] is '`' or '*')
            {
                Flush();
                int end = text.IndexOf(text[at], at + 1);
                if (end < 0)
                    throw new FormatException($"no second {text[at]} in: {text}");
                spans.Add(new(text[at] == '`' ? ManualSpanKind.Literal : ManualSpanKind.Placeholder, text[(at + 1)..end]));
                at = end;
            }
            else
            {
                bool isEscaped = text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '`' or '*' or '\\';
                plain.Append(isEscaped ? text[++at] : text[at]);
            }
        }
        Flush();
        return spans;

        void Flush()
        {
            if (plain.Length > 0)
                spans.Add(new(ManualSpanKind.Text, plain.ToString()));
            plain.Clear();
        }
    }

    /// <summary>Text whose characters all mean themselves.</summary>
    public static string Quote(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Replace("\\", "\\\\").Replace("`", "\\`").Replace("*", "\\*");
    }

    /// <summary>The text without its markup.</summary>
    public static string Plain(string text) => string.Concat(Spans(text).Select(span => span.Text));
}
