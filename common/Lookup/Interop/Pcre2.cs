using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>The PCRE2 library for 8-bit text (pcre2api(3)), for patterns that are all compiled before the first match.</summary>
internal sealed unsafe class Pcre2 : IDisposable
{
    private const uint InfoCaptureCount = 4;
    private const int MessageBytes = 256;

    /// <summary>pcre2_compile() for text that ends with a NUL.</summary>
    private static readonly nuint ZeroTerminated = nuint.MaxValue;

    private readonly delegate* unmanaged<byte*, nuint, uint, int*, nuint*, nint, nint> _compile;
    private readonly delegate* unmanaged<int, byte*, nuint, int> _getErrorMessage;
    private readonly delegate* unmanaged<uint, nint, nint> _createMatchData;
    private readonly delegate* unmanaged<nint, void> _freeMatchData;
    private readonly delegate* unmanaged<nint, uint, void*, int> _patternInfo;

    /// <summary>A block of match data that nobody uses now. The library keeps its working memory there, much of it.</summary>
    private nint _spareMatchData;

    private int _mostGroups;

    private Pcre2(SystemLibrary library)
    {
        _compile = (delegate* unmanaged<byte*, nuint, uint, int*, nuint*, nint, nint>)library.Function("pcre2_compile_8");
        _getErrorMessage = (delegate* unmanaged<int, byte*, nuint, int>)library.Function("pcre2_get_error_message_8");
        FreeCode = (delegate* unmanaged<nint, void>)library.Function("pcre2_code_free_8");
        _createMatchData = (delegate* unmanaged<uint, nint, nint>)library.Function("pcre2_match_data_create_8");
        _freeMatchData = (delegate* unmanaged<nint, void>)library.Function("pcre2_match_data_free_8");
        Match = (delegate* unmanaged<nint, byte*, nuint, nuint, uint, nint, nint, int>)library.Function("pcre2_match_8");
        GetOffsets = (delegate* unmanaged<nint, nuint*>)library.Function("pcre2_get_ovector_pointer_8");
        _patternInfo = (delegate* unmanaged<nint, uint, void*, int>)library.Function("pcre2_pattern_info_8");
    }

    internal delegate* unmanaged<nint, void> FreeCode { get; }

    internal delegate* unmanaged<nint, byte*, nuint, nuint, uint, nint, nint, int> Match { get; }

    internal delegate* unmanaged<nint, nuint*> GetOffsets { get; }

    /// <summary>Opens the library.</summary>
    /// <exception cref="TableException">It is missing.</exception>
    public static Pcre2 Load() => new(SystemLibrary.Load("libpcre2-8.so.0", "pcre", "libpcre2-8-0"));

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="FormatException">With the library's message and the offset.</exception>
    public PcrePattern Compile(string expression, PcreOptions options)
    {
        using NativeText text = new(expression);
        int error;
        nuint offset;
        nint code;
        fixed (byte* bytes = text.WithNul)
            code = _compile(bytes, ZeroTerminated, (uint)options, &error, &offset, 0);
        if (code == 0)
            throw new FormatException($"error in regex at offset {offset}: {Describe(error)}");
        uint groups;
        _patternInfo(code, InfoCaptureCount, &groups);
        _mostGroups = Math.Max(_mostGroups, (int)groups);
        return new PcrePattern(this, code, (int)groups);
    }

    /// <summary>Match data with room for the groups of every pattern.</summary>
    public nint BorrowMatchData()
    {
        nint spare = Interlocked.Exchange(ref _spareMatchData, 0);
        return spare != 0 ? spare : _createMatchData((uint)_mostGroups + 1, 0);
    }

    /// <summary>Takes match data back.</summary>
    public void GiveBack(nint matchData)
    {
        nint other = Interlocked.Exchange(ref _spareMatchData, matchData);
        if (other != 0)
            _freeMatchData(other);
    }

    /// <inheritdoc/>
    public void Dispose() => GiveBack(0);

    /// <summary>The library's text for an error number.</summary>
    public string Describe(int error)
    {
        byte* buffer = stackalloc byte[MessageBytes];
        int length = _getErrorMessage(error, buffer, MessageBytes);
        return length > 0 ? ByteText.FromBytes(new ReadOnlySpan<byte>(buffer, length)) : $"unexpected pcre2 error code {error}";
    }
}
