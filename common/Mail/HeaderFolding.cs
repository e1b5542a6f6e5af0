using System.Text;

namespace Postfix.Mail;

/// <summary>Lays out a header whose addresses were rewritten.</summary>
public static class HeaderFolding
{
    private const int LineLength = 70; // a tab counts as one

    /// <summary>
    /// Puts the lines of a header, one address each, together as far as they fit; lines after the first begin with white space.
    /// </summary>
    /// <param name="header">Name, colon and value; lines are separated by newlines.</param>
    public static string Fold(string header)
    {
        StringBuilder result = new(header.Length + 8);
        int lineLength = 0;
        foreach (string line in header.Split('\n'))
        {
            bool isFirst = result.Length == 0;
            bool fits = lineLength + 1 + line.Length < LineLength;
            if (!isFirst)
                result.Append(fits ? " " : line.StartsWith(' ') || line.StartsWith('\t') ? "\n" : "\n\t");
            result.Append(line);
            lineLength = fits && !isFirst ? lineLength + 1 + line.Length : line.Length;
        }
        return result.ToString();
    }
}
