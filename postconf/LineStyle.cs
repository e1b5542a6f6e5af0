namespace Postfix.Postconf;

/// <summary>Whether long lines of a listing are broken for people.</summary>
internal enum LineStyle
{
    /// <summary>One item, one line.</summary>
    Single,

    /// <summary>Folded at 80 columns (option <c>-f</c>).</summary>
    Folded,
}
