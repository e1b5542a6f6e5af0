using System.Runtime.InteropServices;
using Postfix.Text;
using Postfix.Text.Interop;

namespace Postfix.Net;

/// <summary>
/// Internationalised domain names: UTF-8 for people, ASCII for the DNS (UTS 46, RFC 5891). Names are byte strings.
/// </summary>
/// <remarks>Names that need no conversion need no library; for others a missing libidn2 (Debian package libidn2-0) is a
/// <see cref="DllNotFoundException"/>.</remarks>
public static unsafe class InternationalName
{
    private const string Sample = "xn--bcher-kva";

    /// <summary>Loads the library, before a chroot can hide it; false when it is not installed.</summary>
    public static bool TryLoad()
    {
        try
        {
            return ToUtf8(Sample) is not null;
        }
        catch (DllNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The ASCII form (<c>xn--…</c>); null when the name is not a valid domain name.</summary>
    public static string? ToAscii(string name, IdnaMapping mapping = IdnaMapping.NonTransitional)
    {
        if (ByteText.IsAscii(name))
            return name;
        int flags = mapping == IdnaMapping.Transitional ? LibIdn2.Transitional : LibIdn2.NonTransitional;
        // The library lets empty labels pass.
        return LibIdn2.ToAscii(Encoded(name), out byte* ascii, flags) == 0 && Take(ascii) is var result && HostName.IsValid(result) ? result : null;
    }

    /// <summary>The UTF-8 form; null when the name is not a valid domain name.</summary>
    public static string? ToUtf8(string name) =>
        !name.Contains("xn--", StringComparison.OrdinalIgnoreCase) ? name
        : LibIdn2.ToUnicode(Encoded(name), out byte* utf8, flags: 0) == 0 ? Take(utf8)
        : null;

    private static byte[] Encoded(string name) => ByteText.ToBytes(name + '\0');

    private static string Take(byte* text)
    {
        // Sound: the library returned a NUL-terminated string that is ours to free.
        string name = ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        LibIdn2.Free(text);
        return name;
    }
}
