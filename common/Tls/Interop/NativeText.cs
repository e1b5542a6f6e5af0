using System.Runtime.InteropServices;
using System.Text;

namespace Postfix.Tls.Interop;

/// <summary>Texts that OpenSSL owns.</summary>
internal static unsafe class NativeText
{
    /// <summary>A copy, one char per byte; empty for a null pointer.</summary>
    public static string Read(byte* text) =>
        text is null ? "" : Encoding.Latin1.GetString(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    /// <summary>OpenSSL's short name of an object such as a curve or a digest.</summary>
    public static string NameOf(int nid) => Read(LibCrypto.OBJ_nid2sn(nid));
}
