using System.Buffers;

namespace Postfix.Smtpd.Protocol;

/// <summary>Character sets for text that strangers send.</summary>
internal static class PrintableText
{
    /// <summary>Printable ASCII and tab.</summary>
    public static readonly SearchValues<char> OrTab =
        SearchValues.Create(string.Concat(Enumerable.Range(' ', '~' - ' ' + 1).Select(c => (char)c)) + '\t');

    /// <summary>Text that may stand in a Received: header or a log line: unprintable bytes and address specials become <c>?</c>.</summary>
    public static string Neuter(string text)
    {
        const string Specials = " <>()\\\";@";
        string printable = Text.ByteText.Printable(text);
        return printable.AsSpan().ContainsAny(Specials)
            ? string.Create(printable.Length, printable, static (result, source) =>
            {
                for (int i = 0; i < result.Length; i++)
                    result[i] = Specials.Contains(source[i]) ? '?' : source[i];
            })
            : printable;
    }
}
