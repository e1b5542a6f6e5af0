using System.Runtime.InteropServices;

namespace Postfix.Text.Interop;

/// <summary>Internationalised domain names (libidn2); Debian package libidn2-0.</summary>
internal static unsafe partial class LibIdn2
{
    /// <summary>IDN2_NONTRANSITIONAL | IDN2_NFC_INPUT: the mapping of UTS 46 for new registrations.</summary>
    public const int NonTransitional = 0x08 | 0x01;

    /// <summary>IDN2_TRANSITIONAL | IDN2_NFC_INPUT: the mapping of UTS 46 for those who still live in 2003.</summary>
    public const int Transitional = 0x04 | 0x01;

    private const string Library = "libidn2.so.0";

    [LibraryImport(Library, EntryPoint = "idn2_to_ascii_8z")]
    public static partial int ToAscii(ReadOnlySpan<byte> input, out byte* output, int flags);

    [LibraryImport(Library, EntryPoint = "idn2_to_unicode_8z8z")]
    public static partial int ToUnicode(ReadOnlySpan<byte> input, out byte* output, int flags);

    [LibraryImport(Library, EntryPoint = "idn2_free")]
    public static partial void Free(byte* text);
}
