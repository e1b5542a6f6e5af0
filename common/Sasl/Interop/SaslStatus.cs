using Postfix.Posix.Interop;

namespace Postfix.Sasl.Interop;

/// <summary>Results of libsasl2's functions (sasl.h).</summary>
internal static unsafe class SaslStatus
{
    public const int Ok = 0;
    public const int Continue = 1;
    public const int Fail = -1;
    public const int NoMemory = -2;
    public const int BadProtocol = -5;
    public const int TryAgain = -8;
    public const int BadAuth = -13;
    public const int NoUser = -20;
    public const int Unavailable = -24;

    /// <summary>The library's text.</summary>
    public static string Describe(int status) =>
        ByteStringMarshaller.Read(LibSasl2.Describe(status, 0, 0));
}
