using System.Runtime.InteropServices;
using System.Text;

namespace Postfix.Posix.Interop;

/// <summary>A null-terminated array of C strings, as execve(2) takes it, in one piece of native memory.</summary>
internal sealed unsafe class NativeStringArray : IDisposable
{
    public NativeStringArray(IReadOnlyList<string> strings)
    {
        int tableSize = (strings.Count + 1) * sizeof(byte*);
        int size = tableSize;
        foreach (string text in strings)
        {
            ByteStringMarshaller.ThrowUnlessCString(text);
            size += text.Length + 1;
        }
        Pointer = (byte**)NativeMemory.AllocZeroed((nuint)size);
        byte* next = (byte*)Pointer + tableSize;
        for (int i = 0; i < strings.Count; i++)
        {
            Pointer[i] = next;
            next += Encoding.Latin1.GetBytes(strings[i], new Span<byte>(next, strings[i].Length)) + 1;
        }
    }

    public byte** Pointer { get; private set; }

    public void Dispose()
    {
        NativeMemory.Free(Pointer);
        Pointer = null;
    }
}
