using Postfix.Lookup.Tables;

namespace Postfix.Lookup.Interop;

/// <summary>A compiled expression. The code is read-only; each match borrows a block of match data.</summary>
internal sealed unsafe class PcrePattern : CompiledPattern
{
    private const int NoMatch = -1;
    private readonly Pcre2 _library;
    private readonly nint _code;
    private readonly int _groupCount;

    internal PcrePattern(Pcre2 library, nint code, int groupCount) => (_library, _code, _groupCount) = (library, code, groupCount);

    public override int GroupCount => _groupCount;

    public override PatternOutcome Match(NativeText key, Span<Range> groups)
    {
        nint matchData = _library.BorrowMatchData();
        int result;
        fixed (byte* text = key.WithNul)
            result = _library.Match(_code, text, (nuint)key.Length, 0, 0, matchData, 0);
        if (result > 0)
            CopyGroups(matchData, groups);
        _library.GiveBack(matchData);
        return result > 0 ? new PatternOutcome(true)
            : result == NoMatch ? default
            : new PatternOutcome(false, _library.Describe(result));
    }

    public override void Dispose() => _library.FreeCode(_code);

    private void CopyGroups(nint matchData, Span<Range> groups)
    {
        nuint* offsets = _library.GetOffsets(matchData);
        for (int i = 0; i < groups.Length; i++)
        {
            // A group that took no part has both offsets at the largest value.
            nuint start = offsets[2 * i], end = offsets[2 * i + 1];
            groups[i] = end > start ? new Range((int)start, (int)end) : default;
        }
    }
}
