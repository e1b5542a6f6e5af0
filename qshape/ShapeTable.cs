using System.Globalization;
using System.Text;

namespace Postfix.Qshape;

/// <summary>Lays a table out: names to the right of their column, which has what the counts leave of the width.</summary>
internal sealed class ShapeTable
{
    /// <summary>Fewest columns of a table.</summary>
    public const int MinWidth = 80;

    private const int MinCountWidth = 2;
    private const int MinNameWidth = 18;

    private readonly QueueShape _shape;
    private readonly int _totalWidth;
    private readonly int[] _widths;
    private readonly int _nameWidth;

    /// <param name="shape">The counts.</param>
    /// <param name="width">Columns of the terminal, exceeded only where a name would have less than 18.</param>
    public ShapeTable(QueueShape shape, int width)
    {
        _shape = shape;
        _totalWidth = WidthOf("T", shape.Totals.Sum());
        _widths = [.. shape.Totals.Select((count, i) => WidthOf(shape.Ages.LabelOf(i), count))];
        _nameWidth = Math.Max(MinNameWidth, width - (_totalWidth + 1) - _widths.Sum(column => column + 1));
    }

    /// <summary>The lines of the table: headings and rows.</summary>
    public IEnumerable<string> Format(IEnumerable<ShapeRow> rows)
    {
        yield return Line("", "T", [.. _widths.Select((_, i) => _shape.Ages.LabelOf(i))]);
        foreach (ShapeRow row in rows)
            yield return Line(Fit(row.Domain), Text(row.Total), [.. row.Counts.Select(Text)]);
    }

    private string Line(string name, string total, string[] columns)
    {
        StringBuilder line = new(name.PadLeft(_nameWidth));
        line.Append(' ').Append(total.PadLeft(_totalWidth));
        for (int i = 0; i < columns.Length; i++)
            line.Append(' ').Append(columns[i].PadLeft(_widths[i]));
        return line.ToString();
    }

    private string Fit(string name)
    {
        if (name.Length <= _nameWidth)
            return name;
        string mark = name[0] == '.' ? ".+" : "+";
        return mark + name[^(_nameWidth - mark.Length)..];
    }

    private static int WidthOf(string label, int count) => Math.Max(MinCountWidth, Math.Max(label.Length, Text(count).Length));

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}
