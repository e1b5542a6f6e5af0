using Postfix.Lookup.Tables;

namespace Postfix.Lookup.Interop;

/// <summary>A compiled expression. The code is read-only; each match takes a block of match data of its own.</summary>
internal sealed unsafe class PcrePattern : CompiledPattern
{
    private const int NoMatch = -1;
    private const uint InfoCaptureCount = 4;

    private readonly Pcre2 _library;
    private readonly nint _code;
    private readonly int _groupCount;

    /// <summary>A block of match data that nobody uses now; the library keeps its working memory there.</summary>
    private nint _spareMatchData;

    internal PcrePattern(Pcre2 library, nint code)
    {
        (_library, _code) = (library, code);
        uint count;
        library.PatternInfo(code, InfoCaptureCount, &count);
        _groupCount = (int)count;
    }

    public override int GroupCount => _groupCount;

    public override PatternOutcome Match(NativeText key, Span<Range> groups)
    {
        nint matchData = Interlocked.Exchange(ref _spareMatchData, 0);
        if (matchData == 0)
            matchData = _library.CreateMatchData(_code, 0);
        int result;
        fixed (byte* text = key.WithNul)
            result = _library.Match(_code, text, (nuint)key.Length, 0, 0, matchData, 0);
        if (result > 0)
            CopyGroups(matchData, groups);
        matchData = Interlocked.Exchange(ref _spareMatchData, matchData);
        if (matchData != 0)
            _library.FreeMatchData(matchData);
        return result > 0 ? new PatternOutcome(true)
            : result == NoMatch ? default
            : new PatternOutcome(false, _library.Describe(result));
    }

    public override void Dispose()
    {
        if (_spareMatchData != 0)
            _library.FreeMatchData(_spareMatchData);
        _library.FreeCode(_code);
    }

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
