using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Postfix.Logging;
using Postfix.Posix.Interop;

namespace Postfix.Sasl.Interop;

/// <summary>Puts what the library has to say into the log. Traces are left out: they contain passwords.</summary>
internal static unsafe class SaslLog
{
    private const int Error = 1;
    private const int Failure = 2;
    private const int Warning = 3;
    private const int Note = 4;

    /// <summary>The callback for a log.</summary>
    /// <param name="log">A handle to a <see cref="Log"/> that outlives the library's use of the callback.</param>
    public static SaslCallback CallbackFor(GCHandle log) => new()
    {
        Id = SaslCallbackId.Log,
        Function = (delegate* unmanaged[Cdecl]<nint, int, byte*, int>)&Write,
        Context = GCHandle.ToIntPtr(log),
    };

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint context, int level, byte* message)
    {
        if (GCHandle.FromIntPtr(context).Target is not Log log)
            return SaslStatus.Ok;
        string text = ByteStringMarshaller.Read(message);
        switch (level)
        {
            case Error or Warning:
                log.Warning($"SASL authentication problem: {text}");
                break;
            case Failure:
                log.Warning($"SASL authentication failure: {text}");
                break;
            case Note:
                log.Debug($"SASL authentication info: {text}");
                break;
        }
        return SaslStatus.Ok;
    }
}
