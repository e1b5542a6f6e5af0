using Postfix.Text;

namespace Postfix.Sasl.Interop;

/// <summary>Byte strings as C writes them.</summary>
internal static class NativeText
{
    /// <summary>The bytes with a NUL behind them.</summary>
    public static byte[] Of(string text) => ByteText.ToBytes(text + '\0');
}
