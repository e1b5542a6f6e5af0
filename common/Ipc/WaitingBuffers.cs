namespace Postfix.Ipc;

/// <summary>
/// Small input buffers for connections that wait most of the time. The collector cannot move a buffer that is being read into; these lie
/// where it moves nothing, so that it can pack together all the rest. Thread-safe.
/// </summary>
/// <param name="size">Of each, in bytes.</param>
public sealed class WaitingBuffers(int size)
{
    private readonly Stack<byte[]> _free = new();
    private readonly Lock _lock = new();

    /// <summary>Size of each, in bytes.</summary>
    public int Size => size;

    internal byte[] Take()
    {
        lock (_lock)
        {
            if (_free.TryPop(out byte[]? buffer))
                return buffer;
        }
        return GC.AllocateUninitializedArray<byte>(size, pinned: true);
    }

    internal void GiveBack(byte[] buffer)
    {
        lock (_lock)
            _free.Push(buffer);
    }
}
