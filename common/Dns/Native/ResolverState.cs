using System.Runtime.InteropServices;

namespace Postfix.Dns.Native;

/// <summary>One resolver context; for one thread at a time.</summary>
internal sealed unsafe class ResolverState : SafeHandle
{
    /// <summary>A context that is not initialised yet.</summary>
    public ResolverState() : base(nint.Zero, ownsHandle: true) => SetHandle((nint)NativeMemory.AllocZeroed(LibResolv.StateSize));

    public override bool IsInvalid => handle == nint.Zero;

    /// <summary>
    /// The option bits of resolver(3). Sound: the memory is ours, larger than the structure, and lives as long as this object.
    /// </summary>
    public ulong Options
    {
        get => *(ulong*)(handle + LibResolv.OptionsOffset);
        set => *(ulong*)(handle + LibResolv.OptionsOffset) = value;
    }

    protected override bool ReleaseHandle()
    {
        LibResolv.Close(handle);
        NativeMemory.Free((void*)handle);
        return true;
    }
}
