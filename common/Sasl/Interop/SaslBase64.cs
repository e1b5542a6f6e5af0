using Postfix.Text;

namespace Postfix.Sasl.Interop;

/// <summary>The library's base64 decoder, whose complaints clients and administrators know.</summary>
internal static class SaslBase64
{
    /// <summary>Decodes; the result is a <see cref="SaslStatus"/>.</summary>
    public static int Decode(string text, out byte[] data, out uint length)
    {
        byte[] input = ByteText.ToBytes(text);
        // With room for the NUL that the library adds.
        data = new byte[input.Length + 1];
        return LibSasl2.Decode64(input, (uint)input.Length, data, (uint)data.Length, out length);
    }
}
