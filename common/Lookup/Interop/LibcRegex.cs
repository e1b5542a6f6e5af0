using System.Runtime.InteropServices;
using Postfix.Lookup.Tables;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>A POSIX regular expression of the C library. regexec(3) locks inside, so a compiled expression is thread-safe.</summary>
internal sealed unsafe partial class LibcRegex : CompiledPattern
{
    /// <summary>The size of regex_t is 64 bytes in the GNU C library; there is room to spare.</summary>
    private const int RegexBytes = 128;

    /// <summary>Where regex_t has re_nsub, after three pointers or sizes and one more of each (GNU C library, 64 bit).</summary>
    private const int GroupCountOffset = 48;

    private const int NoMatch = 1;
    private const int MessageBytes = 256;

    private readonly nint _regex;
    private readonly int _groupCount;

    private LibcRegex(nint regex)
    {
        _regex = regex;
        _groupCount = (int)*(nuint*)(regex + GroupCountOffset);
    }

    public override int GroupCount => _groupCount;

    /// <summary>Compiles an expression.</summary>
    /// <exception cref="FormatException">With the library's message.</exception>
    public static LibcRegex Compile(string expression, RegexOptions options)
    {
        nint regex = (nint)NativeMemory.AllocZeroed(RegexBytes);
        using NativeText text = new(expression);
        int error = regcomp(regex, text.WithNul, (int)options);
        if (error == 0)
            return new LibcRegex(regex);
        string message = Describe(error, regex);
        NativeMemory.Free((void*)regex);
        throw new FormatException(message);
    }

    public override PatternOutcome Match(NativeText key, Span<Range> groups)
    {
        Span<GroupOffsets> offsets = groups.Length <= 32 ? stackalloc GroupOffsets[groups.Length] : new GroupOffsets[groups.Length];
        int error = regexec(_regex, key.WithNul, (nuint)groups.Length, offsets, 0);
        if (error != 0)
            return error == NoMatch ? default : new PatternOutcome(false, Describe(error, _regex));
        for (int i = 0; i < groups.Length; i++)
            groups[i] = offsets[i].Start < 0 ? default : new Range(offsets[i].Start, offsets[i].End);
        return new PatternOutcome(true);
    }

    public override void Dispose()
    {
        regfree(_regex);
        NativeMemory.Free((void*)_regex);
    }

    private static string Describe(int error, nint regex)
    {
        Span<byte> buffer = stackalloc byte[MessageBytes];
        _ = regerror(error, regex, buffer, (nuint)buffer.Length);
        return ByteText.FromBytes(buffer[..buffer.IndexOf((byte)0)]);
    }

    [LibraryImport("libc")]
    private static partial int regcomp(nint regex, ReadOnlySpan<byte> pattern, int flags);

    [LibraryImport("libc")]
    private static partial int regexec(nint regex, ReadOnlySpan<byte> text, nuint groups, Span<GroupOffsets> offsets, int flags);

    [LibraryImport("libc")]
    private static partial nuint regerror(int error, nint regex, Span<byte> buffer, nuint size);

    [LibraryImport("libc")]
    private static partial void regfree(nint regex);

    [StructLayout(LayoutKind.Sequential)]
    private struct GroupOffsets
    {
        public int Start;
        public int End;
    }
}
