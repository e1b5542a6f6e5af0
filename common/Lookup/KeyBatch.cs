namespace Postfix.Lookup;

/// <summary>Some keys that are to be looked up one after the other. It can be used again and again.</summary>
public sealed class KeyBatch
{
    /// <summary>How many keys it has room for at first.</summary>
    public const int UsualCapacity = 64;

    private const int UsualLength = 32;

    // Long keys make a batch full when there are fewer of them.
    private const int MaxBytes = 512 * 1024;

    private int[] _ends = new int[UsualCapacity];
    private byte[] _keys = new byte[UsualCapacity * UsualLength];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no room for another one.</summary>
    public bool IsFull => Count == _ends.Length || End >= MaxBytes;

    /// <summary>Changes when the batch gets other keys.</summary>
    internal int Version { get; private set; }

    private int End => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>A key; valid until <see cref="Add"/> or <see cref="Clear"/>.</summary>
    public KeyBytes this[int index] => new(_keys.AsSpan((index == 0 ? 0 : _ends[index - 1]).._ends[index]));

    /// <summary>Makes room for so many keys, if there is less.</summary>
    public void Reserve(int capacity)
    {
        if (capacity <= _ends.Length)
            return;
        Array.Resize(ref _ends, capacity);
        if (_keys.Length < capacity * UsualLength)
            Array.Resize(ref _keys, capacity * UsualLength);
    }

    /// <summary>Adds a key.</summary>
    /// <exception cref="InvalidOperationException">There is no room for it.</exception>
    public void Add(ReadOnlySpan<byte> key)
    {
        if (IsFull)
            throw new InvalidOperationException("the batch is full");
        int start = End, end = start + key.Length + 1;
        if (end > _keys.Length)
            Array.Resize(ref _keys, Math.Max(end, _keys.Length * 2));
        key.CopyTo(_keys.AsSpan(start));
        _keys[end - 1] = 0;
        _ends[Count++] = end;
    }

    /// <summary>Makes it empty.</summary>
    public void Clear()
    {
        Count = 0;
        Version++;
    }
}
