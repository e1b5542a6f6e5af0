namespace Postfix.Qshape;

/// <summary>The counts of one domain.</summary>
/// <param name="Domain">Its name; that of a parent domain begins with a dot.</param>
/// <param name="Counts">One for each age interval.</param>
internal readonly record struct ShapeRow(string Domain, int[] Counts)
{
    /// <summary>All ages.</summary>
    public int Total => Counts.Sum();
}
