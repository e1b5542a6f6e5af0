using System.Text;
using Postfix.Cli.Manual;

namespace Postfix.Packaging.Manual;

/// <summary>A page in the language of man(1): groff's "man" macros (groff_man(7)).</summary>
internal sealed class ManForm
{
    private const int TermIndent = 8;
    private readonly StringBuilder _text = new();

    /// <summary>All pages by name below the directory of manual pages; further names of a page refer to it.</summary>
    public static IEnumerable<(string File, string Text)> Files(Book book)
    {
        foreach (ManualPage page in book.Pages)
        {
            yield return (File(page.Names[0]), new ManForm().Page(page));
            foreach (ManualReference name in page.Names.Skip(1))
                yield return (File(name), $".so {File(page.Names[0])}\n");
        }
    }

    private static string File(ManualReference name) => $"man{name.Section}/{name.Name}.{name.Section}";

    private string Page(ManualPage page)
    {
        Line($".TH {page.Names[0].Name.ToUpperInvariant()} {page.Names[0].Section} \"\" Postfix \"Postfix manual\"");
        Line(".SH NAME");
        Line($"{Escape(string.Join(", ", page.Names.Select(name => name.Name)))} \\- {Text(page.Summary)}");
        Blocks(page.Blocks);
        return _text.ToString();
    }

    private void Blocks(IEnumerable<ManualBlock> blocks)
    {
        foreach (ManualBlock block in blocks)
            Block(block);
    }

    private void Block(ManualBlock block)
    {
        switch (block)
        {
            case ManualHeading heading:
                Line($".{(heading.Level == 2 ? "SH" : "SS")} \"{Text(heading.Text)}\"");
                break;
            case ManualParagraph paragraph:
                Line(".PP");
                Line(Text(paragraph.Text));
                break;
            case ManualCode code:
                Code(code);
                break;
            case ManualList list:
                for (int i = 0; i < list.Items.Count; i++)
                    Item($".IP {(list.IsNumbered ? $"{i + 1}." : "\\(bu")} 4", list.Items[i]);
                break;
            case ManualDefinitions definitions:
                foreach (ManualDefinition entry in definitions.Entries)
                    Definition(entry);
                break;
            default:
                throw new FormatException($"a page cannot show {block}");
        }
    }

    private void Code(ManualCode code)
    {
        Line(".PP");
        Line(".in +4n");
        Line(".nf");
        foreach (string line in code.Lines)
            Line(Guard(Escape(line)));
        Line(".fi");
        Line(".in");
    }

    private void Definition(ManualDefinition entry)
    {
        Line($".TP {TermIndent}");
        for (int i = 0; i < entry.Terms.Count; i++)
        {
            if (i > 0)
                Line(".TQ");
            Line(Text(entry.Terms[i]));
        }
        Inner(entry.Blocks);
    }

    private void Item(string request, IReadOnlyList<ManualBlock> blocks)
    {
        Line(request);
        Inner(blocks);
    }

    // The first paragraph of an item continues the line of its mark; what follows is indented as it is.
    private void Inner(IReadOnlyList<ManualBlock> blocks)
    {
        if (blocks is [ManualParagraph first, ..])
        {
            Line(Text(first.Text));
            blocks = [.. blocks.Skip(1)];
        }
        if (blocks.Count == 0)
            return;
        Line(".RS");
        Blocks(blocks);
        Line(".RE");
    }

    private static string Text(string text) => Guard(string.Concat(ManualText.Spans(text).Select(span => span.Kind switch
    {
        ManualSpanKind.Literal => $"\\fB{Escape(span.Text)}\\fR",
        ManualSpanKind.Placeholder => $"\\fI{Escape(span.Text)}\\fR",
        _ => Escape(span.Text),
    })));

    // A minus sign stays one when it is copied; quotation marks are not made round.
    private static string Escape(string text) =>
        text.Replace("\\", "\\e").Replace("-", "\\-").Replace("'", "\\(aq").Replace("`", "\\(ga").Replace("^", "\\(ha").Replace("~", "\\(ti")
            .Replace("\"", "\\(dq");

    // A line must not begin as a request does.
    private static string Guard(string line) => line is ['.', ..] ? "\\&" + line : line;

    private void Line(string line) => _text.Append(line).Append('\n');
}
