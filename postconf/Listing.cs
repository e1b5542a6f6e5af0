using System.Text;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>Collects the output of a listing. It is sent only when the listing is complete: an error leaves nothing behind.</summary>
internal sealed class Listing
{
    /// <summary>Longer lines are folded with option <c>-f</c>.</summary>
    public const int LineLimit = 80;

    /// <summary>What a folded line goes on with.</summary>
    public const string Indent = "    ";

    private static readonly char[] Separators = [.. Tokens.WhiteSpace];

    private readonly StringBuilder _text = new();

    /// <summary>What has been written so far.</summary>
    public string Text => _text.ToString();

    /// <summary>Adds text as it is.</summary>
    public void Write(string text) => _text.Append(text);

    /// <summary>Adds a line with single blanks between its words, folded at <see cref="LineLimit"/> when asked for.</summary>
    public void WriteLine(string text, LineStyle style)
    {
        int column = 0;
        foreach (string word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            if (column > 0 && style == LineStyle.Folded && column + word.Length >= LineLimit)
            {
                _text.Append('\n').Append(Indent);
                column = Indent.Length;
            }
            else if (column > 0)
            {
                _text.Append(' ');
                column++;
            }

            _text.Append(word);
            column += word.Length;
        }

        _text.Append('\n');
    }
}
