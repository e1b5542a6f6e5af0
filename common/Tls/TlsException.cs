using System.Text;
using Postfix.Posix.Interop;
using Postfix.Tls.Interop;

namespace Postfix.Tls;

/// <summary>TLS cannot be set up, or a session is broken.</summary>
public sealed class TlsException : IOException
{
    private const int MaxErrorLength = 1024;

    /// <param name="message">What failed.</param>
    public TlsException(string message)
        : base(message)
    {
    }

    private TlsException(string message, IReadOnlyList<string> details)
        : base(message) => Details = details;

    /// <summary>What OpenSSL has to say about it, one log line each ("TLS library problem: …").</summary>
    public IReadOnlyList<string> Details { get; } = [];

    /// <summary>With what OpenSSL has noted in this thread, which is forgotten there.</summary>
    internal static TlsException FromLibrary(string message) => new(message, TakeErrors());

    private static unsafe List<string> TakeErrors()
    {
        List<string> lines = [];
        Span<byte> buffer = stackalloc byte[MaxErrorLength];
        while (true)
        {
            nuint error = LibCrypto.ERR_get_error_all(out byte* file, out int line, out _, out byte* data, out int flags);
            if (error == 0)
                return lines;
            LibCrypto.ERR_error_string_n(error, ref buffer[0], (nuint)buffer.Length);
            string text = Encoding.Latin1.GetString(buffer[..buffer.IndexOf((byte)0)]);
            string extra = (flags & LibCrypto.ERR_TXT_STRING) != 0 ? $"{ByteStringMarshaller.Read(data)}:" : "";
            lines.Add($"TLS library problem: {text}:{ByteStringMarshaller.Read(file)}:{line}:{extra}");
        }
    }
}
