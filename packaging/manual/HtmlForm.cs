using System.Net;
using System.Text;
using Postfix.Cli.Manual;

namespace Postfix.Packaging.Manual;

/// <summary>A page in HTML, with links to the pages and parameters that it names.</summary>
/// <param name="book">The pages that can be linked to.</param>
/// <param name="file">The name of the page's own file.</param>
internal sealed class HtmlForm(Book book, string file)
{
    private const string IndexFile = "index.html";
    private const string ParameterFile = "postconf.5.html";
    private readonly StringBuilder _text = new();

    /// <summary>All pages and an index, by name below the directory of HTML files.</summary>
    public static IEnumerable<(string File, string Text)> Files(Book book)
    {
        yield return (IndexFile, new HtmlForm(book, IndexFile).Index());
        foreach (ManualPage page in book.Pages)
            yield return (File(page.Names[0]), new HtmlForm(book, File(page.Names[0])).Page(page));
    }

    private static string File(ManualReference name) => $"{name.Name}.{name.Section}.html";

    private string Index()
    {
        Begin("Postfix manual");
        foreach (IGrouping<char, ManualPage> section in book.Pages.GroupBy(page => page.Names[0].Section).OrderBy(section => section.Key))
        {
            Line($"<h2>{SectionTitle(section.Key)}</h2>");
            Line("<dl>");
            foreach (ManualPage page in section)
                Line($"<dt>{Inline(string.Join(", ", page.Names))}</dt><dd>{Inline(page.Summary)}</dd>");
            Line("</dl>");
        }
        return End();
    }

    private static string SectionTitle(char section) => section switch
    {
        '1' => "Commands",
        '5' => "Files and tables",
        _ => "Daemons",
    };

    private string Page(ManualPage page)
    {
        Begin(page.Names[0].ToString());
        Line("<h2>NAME</h2>");
        Line($"<p>{Inline(string.Join(", ", page.Names.Select(name => name.Name)))} - {Inline(page.Summary)}</p>");
        Blocks(page.Blocks);
        return End();
    }

    private void Begin(string title)
    {
        Line("<!DOCTYPE html>");
        Line($"<html lang=\"en\"><head><meta charset=\"utf-8\"><title>{Escape(title)}</title>");
        Line("<style>body { max-width: 50em; margin: 2em auto; padding: 0 1em; font-family: sans-serif; line-height: 1.4 }");
        Line("h2 { font-size: 1.1em } pre, code { font-size: 0.95em } pre { margin-left: 2em } dd > p:first-child { margin-top: 0 }</style>");
        Line($"</head><body><h1>{Escape(title)}</h1>");
    }

    private string End()
    {
        Line("</body></html>");
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
                Line($"<h{heading.Level}>{Inline(heading.Text)}</h{heading.Level}>");
                break;
            case ManualParagraph paragraph:
                Line($"<p>{Inline(paragraph.Text)}</p>");
                break;
            case ManualCode code:
                Line($"<pre>{Escape(string.Join('\n', code.Lines))}</pre>");
                break;
            case ManualList list:
                List(list, list.IsNumbered ? "ol" : "ul");
                break;
            case ManualDefinitions definitions:
                Definitions(definitions);
                break;
            default:
                throw new FormatException($"a page cannot show {block}");
        }
    }

    private void List(ManualList list, string element)
    {
        Line($"<{element}>");
        foreach (IReadOnlyList<ManualBlock> item in list.Items)
        {
            Line("<li>");
            Blocks(item);
            Line("</li>");
        }
        Line($"</{element}>");
    }

    private void Definitions(ManualDefinitions definitions)
    {
        Line("<dl>");
        foreach (ManualDefinition entry in definitions.Entries)
        {
            foreach (string term in entry.Terms)
                Line($"<dt{Anchor(term)}>{Inline(term)}</dt>");
            Line("<dd>");
            Blocks(entry.Blocks);
            Line("</dd>");
        }
        Line("</dl>");
    }

    // Each parameter and option can be linked to.
    private static string Anchor(string term) =>
        ManualText.Spans(term) is [{ Kind: ManualSpanKind.Literal } name, ..] && name.Text.All(c => c is not (' ' or '"'))
            ? $" id=\"{Escape(name.Text)}\""
            : "";

    private string Inline(string text) => string.Concat(ManualText.Spans(text).Select(span => span.Kind switch
    {
        ManualSpanKind.Literal => Link($"<code>{Escape(span.Text)}</code>", book.Explains(span.Text) ? ParameterAddress(span.Text) : null),
        ManualSpanKind.Placeholder => $"<em>{Escape(span.Text)}</em>",
        _ => string.Concat(References.Split(span.Text, PageAddress).Select(piece => Link(Escape(piece.Text), piece.Address))),
    }));

    private string ParameterAddress(string name) => file == ParameterFile ? $"#{name}" : $"{ParameterFile}#{name}";

    private string? PageAddress(string reference) => book.PageNamed(reference) is { } page ? File(page.Names[0]) : null;

    private static string Link(string html, string? address) => address == null ? html : $"<a href=\"{Escape(address)}\">{html}</a>";

    private static string Escape(string text) => WebUtility.HtmlEncode(text);

    private void Line(string line) => _text.Append(line).Append('\n');
}
