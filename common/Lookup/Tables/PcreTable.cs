using Postfix.Lookup.Interop;

namespace Postfix.Lookup.Tables;

/// <summary>pcre: tables use Perl-compatible regular expressions (pcre_table(5)).</summary>
internal sealed class PcreTable(Pcre2 library, Action<string> warn) : IPatternEngine
{
    public static readonly TableType Type = new("pcre", Open) { FileSuffix = "" };

    public string TypeName => "pcre";

    public bool AllowsSecondPattern => false;

    public string OptionLetters => "imsxAEUX";

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
        PatternTable.Open(request, new PcreTable(Pcre2.Load(), request.Context.Log.Warning));

    private PcreOptions Option(char letter)
    {
        switch (letter)
        {
            case 'i': return PcreOptions.IgnoreCase;
            case 'm': return PcreOptions.MultiLine;
            case 's': return PcreOptions.DotMatchesAll;
            case 'x': return PcreOptions.Extended;
            case 'A': return PcreOptions.Anchored;
            case 'E': return PcreOptions.DollarEndOnly;
            case 'U': return PcreOptions.Ungreedy;
            case 'X':
                warn($"ignoring obsolete regexp option \"{letter}\"");
                return PcreOptions.None;
            default: throw new ArgumentOutOfRangeException(nameof(letter));
        }
    }
}
