using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>A list of callbacks in memory that stays where it is, as the library expects while it knows the list.</summary>
internal sealed unsafe class SaslCallbackList : IDisposable
{
    private SaslCallback* _list;

    public SaslCallbackList(params ReadOnlySpan<SaslCallback> callbacks)
    {
        // One more, zeroed, is the end of the list.
        _list = (SaslCallback*)NativeMemory.AllocZeroed((nuint)callbacks.Length + 1, (nuint)sizeof(SaslCallback));
        callbacks.CopyTo(new Span<SaslCallback>(_list, callbacks.Length));
    }

    public SaslCallback* Pointer => _list;

    public void Dispose()
    {
        NativeMemory.Free(_list);
        _list = null;
    }
}
