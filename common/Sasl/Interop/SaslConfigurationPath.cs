using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>Tells the library where to look for its configuration files.</summary>
internal static unsafe class SaslConfigurationPath
{
    /// <summary>The callback for a list of directories with colons between them. It is valid until the process ends.</summary>
    public static SaslCallback CallbackFor(string directories) => new()
    {
        Id = SaslCallbackId.ConfigurationPath,
        Function = (delegate* unmanaged[Cdecl]<byte*, byte**, int>)&Give,
        Context = (nint)Copy(NativeText.Of(directories)),
    };

    // The library frees what it is given, with the C library's function.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Give(byte* directories, byte** result)
    {
        *result = Copy(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(directories));
        return SaslStatus.Ok;
    }

    private static byte* Copy(ReadOnlySpan<byte> text)
    {
        byte* copy = (byte*)NativeMemory.AllocZeroed((nuint)text.Length + 1);
        text.CopyTo(new Span<byte>(copy, text.Length));
        return copy;
    }
}
