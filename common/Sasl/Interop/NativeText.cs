using System.Runtime.InteropServices;
using Postfix.Text;

namespace Postfix.Sasl.Interop;

/// <summary>Byte strings as C writes them.</summary>
internal static unsafe class NativeText
{
    /// <summary>The bytes with a NUL behind them.</summary>
    public static byte[] Of(string text) => ByteText.ToBytes(text + '\0');

    /// <summary>The bytes up to a NUL.</summary>
    public static string From(byte* text) => ByteText.FromBytes(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}
