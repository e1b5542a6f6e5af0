using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>pcre: tables use Perl-compatible regular expressions (pcre_table(5)).</summary>
internal sealed class PcreTable(Pcre2 library) : IPatternEngine
{
    public static readonly TableType Type = new("pcre", Open) { FileSuffix = "" };

    public string TypeName => "pcre";

    public string OutOfRange => "out of range";

    public bool AllowsSecondPattern => false;

    public string OptionLetters => "imsxAEUX";

    public string ObsoleteOptionLetters => "X";

    public CompiledPattern Compile(PatternText pattern, bool needsGroups)
    {
        PcreOptions options = PcreOptions.IgnoreCase | PcreOptions.DotMatchesAll;
        foreach (char letter in pattern.Options)
            options ^= Option(letter);
        return library.Compile(pattern.Expression, options);
    }

    // With the option white space and comments mean nothing.
    public RequiredText? RequiredText(PatternText pattern) =>
        pattern.Options.Contains('x') ? null : Tables.RequiredText.Of(pattern.Expression, escapesInBrackets: true);

    public void Dispose() => library.Dispose();

    private static PatternTable Open(TableRequest request) =>
        PatternTable.Open(request, new PcreTable(Pcre2.Load()));

    private static PcreOptions Option(char letter) => letter switch
    {
        'i' => PcreOptions.IgnoreCase,
        'm' => PcreOptions.MultiLine,
        's' => PcreOptions.DotMatchesAll,
        'x' => PcreOptions.Extended,
        'A' => PcreOptions.Anchored,
        'E' => PcreOptions.DollarEndOnly,
        'U' => PcreOptions.Ungreedy,
        'X' => PcreOptions.None,
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };
}
