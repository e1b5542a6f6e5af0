using System.Runtime.InteropServices;
using Postfix.Text;

namespace Postfix.Lookup.Interop;

/// <summary>An array of byte strings as C has it: pointers, the last one NULL.</summary>
internal sealed unsafe class NativeTextList : IDisposable
{
    private readonly byte** _list;
    private readonly int _count;

    public NativeTextList(IReadOnlyList<string> texts)
    {
        _count = texts.Count;
        _list = (byte**)NativeMemory.AllocZeroed((nuint)_count + 1, (nuint)sizeof(byte*));
        for (int i = 0; i < _count; i++)
        {
            _list[i] = (byte*)NativeMemory.Alloc((nuint)texts[i].Length + 1);
            int length = ByteText.ToBytes(texts[i], new Span<byte>(_list[i], texts[i].Length));
            _list[i][length] = 0;
        }
    }

    /// <summary>The array.</summary>
    public byte** Pointer => _list;

    public void Dispose()
    {
        for (int i = 0; i < _count; i++)
            NativeMemory.Free(_list[i]);
        NativeMemory.Free(_list);
    }
}
