using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>The functions of Cyrus SASL that we use (sasl.h, saslutil.h of libsasl2); Debian package libsasl2-2.</summary>
internal static unsafe partial class LibSasl2
{
    /// <summary>The library's name, as the dynamic linker knows it.</summary>
    public const string Library = "libsasl2.so.2";

    [LibraryImport(Library, EntryPoint = "sasl_set_mutex")]
    public static partial void SetMutex(
        delegate* unmanaged[Cdecl]<nint> create, delegate* unmanaged[Cdecl]<nint, int> enter,
        delegate* unmanaged[Cdecl]<nint, int> leave, delegate* unmanaged[Cdecl]<nint, void> destroy);

    [LibraryImport(Library, EntryPoint = "sasl_client_init")]
    public static partial int ClientInit(SaslCallback* callbacks);

    [LibraryImport(Library, EntryPoint = "sasl_client_new")]
    public static partial int ClientNew(
        byte[] service, byte[] serverName, nint localAddress, nint remoteAddress, SaslCallback* callbacks, uint flags, out nint connection);

    [LibraryImport(Library, EntryPoint = "sasl_client_start")]
    public static partial int ClientStart(
        SaslConnection connection, byte[] mechanisms, nint interaction, out byte* output, out uint outputLength, out byte* mechanism);

    [LibraryImport(Library, EntryPoint = "sasl_client_step")]
    public static partial int ClientStep(
        SaslConnection connection, byte[] input, uint inputLength, nint interaction, out byte* output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_server_init")]
    public static partial int ServerInit(SaslCallback* callbacks, byte[] application);

    [LibraryImport(Library, EntryPoint = "sasl_server_new")]
    public static partial int ServerNew(
        byte[] service, byte[] host, byte[]? realm, byte[]? localAddress, byte[]? remoteAddress, SaslCallback* callbacks, uint flags,
        out nint connection);

    [LibraryImport(Library, EntryPoint = "sasl_listmech")]
    public static partial int ListMechanisms(
        SaslConnection connection, nint user, byte[] prefix, byte[] separator, byte[] suffix, out byte* result, nint length, out int count);

    [LibraryImport(Library, EntryPoint = "sasl_server_start")]
    public static partial int ServerStart(
        SaslConnection connection, byte[] mechanism, byte[]? input, uint inputLength, out byte* output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_server_step")]
    public static partial int ServerStep(
        SaslConnection connection, byte[] input, uint inputLength, out byte* output, out uint outputLength);

    [LibraryImport(Library, EntryPoint = "sasl_getprop")]
    public static partial int GetProperty(SaslConnection connection, int property, out byte* value);

    [LibraryImport(Library, EntryPoint = "sasl_setprop")]
    public static partial int SetProperty(SaslConnection connection, int property, in SaslSecurityProperties value);

    [LibraryImport(Library, EntryPoint = "sasl_dispose")]
    public static partial void Dispose(ref nint connection);

    [LibraryImport(Library, EntryPoint = "sasl_errstring")]
    public static partial byte* Describe(int status, nint languages, nint language);

    [LibraryImport(Library, EntryPoint = "sasl_decode64")]
    public static partial int Decode64(byte[] input, uint inputLength, byte[] output, uint outputSize, out uint outputLength);
}
