using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Delivery;

/// <summary>Collects small pieces into few writes. After an error it stays failed.</summary>
internal sealed class OutputBuffer(Action<ReadOnlyMemory<byte>> write) : IDisposable
{
    private const int Size = 64 * 1024;

    private byte[] _buffer = SharedBuffers.Pool.Rent(Size);
    private int _count;

    /// <summary>Why the destination takes no more; null while it does.</summary>
    public PosixException? Failure { get; private set; }

    /// <summary>Adds bytes.</summary>
    public void Write(ReadOnlySpan<byte> data)
    {
        while (data.Length > _buffer.Length - _count)
        {
            int room = _buffer.Length - _count;
            data[..room].CopyTo(_buffer.AsSpan(_count));
            _count += room;
            data = data[room..];
            Flush();
        }
        data.CopyTo(_buffer.AsSpan(_count));
        _count += data.Length;
    }

    /// <summary>Adds a byte string.</summary>
    public void Write(string text) => Write(ByteText.ToBytes(text));

    /// <summary>Hands on what was collected.</summary>
    public void Flush()
    {
        int count = _count;
        _count = 0;
        try
        {
            if (count > 0)
                write(_buffer.AsMemory(0, count));
        }
        catch (PosixException error)
        {
            Failure = error;
            throw;
        }
    }

    public void Dispose()
    {
        SharedBuffers.Pool.Return(_buffer);
        _buffer = [];
    }
}
