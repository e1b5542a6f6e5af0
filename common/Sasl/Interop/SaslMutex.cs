using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>The locks that the library needs when many threads use it; it brings none of its own.</summary>
internal static unsafe class SaslMutex
{
    /// <summary>Gives them to the library; must come before everything else, and has no effect when done again.</summary>
    public static void Install() => LibSasl2.SetMutex(&Create, &Enter, &Leave, &Destroy);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static nint Create() => GCHandle.ToIntPtr(GCHandle.Alloc(new object()));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Enter(nint mutex)
    {
        Monitor.Enter(GCHandle.FromIntPtr(mutex).Target!);
        return SaslStatus.Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Leave(nint mutex)
    {
        Monitor.Exit(GCHandle.FromIntPtr(mutex).Target!);
        return SaslStatus.Ok;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static void Destroy(nint mutex) => GCHandle.FromIntPtr(mutex).Free();
}
