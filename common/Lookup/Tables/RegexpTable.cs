using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>regexp: tables use the POSIX regular expressions of the C library (regexp_table(5)).</summary>
internal sealed class RegexpTable : IPatternEngine
{
    public static readonly TableType Type = new("regexp", request => PatternTable.Open(request, new RegexpTable())) { FileSuffix = "" };

    public string TypeName => "regexp";

    public string OutOfRange => "out-of-range";

    public bool AllowsSecondPattern => true;

    public string OptionLetters => "imx";

    public string ObsoleteOptionLetters => "";

    public CompiledPattern Compile(PatternText pattern, bool needsGroups)
    {
        RegexOptions options = RegexOptions.Extended | RegexOptions.IgnoreCase;
        foreach (char letter in pattern.Options)
            options ^= letter switch
            {
                'i' => RegexOptions.IgnoreCase,
                'm' => RegexOptions.NewLine,
                'x' => RegexOptions.Extended,
                _ => throw new ArgumentOutOfRangeException(nameof(pattern)),
            };
        return LibcRegex.Compile(pattern.Expression, needsGroups ? options : options | RegexOptions.NoGroups);
    }

    // With the option the expression is of the basic kind.
    public RequiredText? RequiredText(PatternText pattern) =>
        pattern.Options.Contains('x') ? null : Tables.RequiredText.Of(pattern.Expression, escapesInBrackets: false);

    public void Dispose() { }
}
