using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>sasl_callback_t: a function that the library calls for what it needs.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct SaslCallback
{
    /// <summary>Which need; <see cref="SaslCallbackId.End"/> ends a list.</summary>
    public nuint Id;

    public void* Function;

    /// <summary>First argument of the function.</summary>
    public nint Context;
}
