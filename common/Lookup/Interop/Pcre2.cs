using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>The PCRE2 library for 8-bit text (pcre2api(3)).</summary>
internal sealed unsafe class Pcre2
{
    private const int MessageBytes = 256;

    /// <summary>pcre2_compile() for text that ends with a NUL.</summary>
    private static readonly nuint ZeroTerminated = nuint.MaxValue;

    private readonly delegate* unmanaged<byte*, nuint, uint, int*, nuint*, nint, nint> _compile;
    private readonly delegate* unmanaged<int, byte*, nuint, int> _getErrorMessage;

    private Pcre2(SystemLibrary library)
    {
        _compile = (delegate* unmanaged<byte*, nuint, uint, int*, nuint*, nint, nint>)library.Function("pcre2_compile_8");
        _getErrorMessage = (delegate* unmanaged<int, byte*, nuint, int>)library.Function("pcre2_get_error_message_8");
        FreeCode = (delegate* unmanaged<nint, void>)library.Function("pcre2_code_free_8");
        CreateMatchData = (delegate* unmanaged<nint, nint, nint>)library.Function("pcre2_match_data_create_from_pattern_8");
        FreeMatchData = (delegate* unmanaged<nint, void>)library.Function("pcre2_match_data_free_8");
        Match = (delegate* unmanaged<nint, byte*, nuint, nuint, uint, nint, nint, int>)library.Function("pcre2_match_8");
        GetOffsets = (delegate* unmanaged<nint, nuint*>)library.Function("pcre2_get_ovector_pointer_8");
        PatternInfo = (delegate* unmanaged<nint, uint, void*, int>)library.Function("pcre2_pattern_info_8");
    }

    internal delegate* unmanaged<nint, void> FreeCode { get; }

    internal delegate* unmanaged<nint, nint, nint> CreateMatchData { get; }

    internal delegate* unmanaged<nint, void> FreeMatchData { get; }

    internal delegate* unmanaged<nint, byte*, nuint, nuint, uint, nint, nint, int> Match { get; }

    internal delegate* unmanaged<nint, nuint*> GetOffsets { get; }

    internal delegate* unmanaged<nint, uint, void*, int> PatternInfo { get; }

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
        return code != 0
            ? new PcrePattern(this, code)
            : throw new FormatException($"error in regex at offset {offset}: {Describe(error)}");
    }

    /// <summary>The library's text for an error number.</summary>
    public string Describe(int error)
    {
        byte* buffer = stackalloc byte[MessageBytes];
        int length = _getErrorMessage(error, buffer, MessageBytes);
        return length > 0 ? ByteText.FromBytes(new ReadOnlySpan<byte>(buffer, length)) : $"unexpected pcre2 error code {error}";
    }
}
