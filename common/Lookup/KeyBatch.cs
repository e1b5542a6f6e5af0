namespace Postfix.Lookup;

/// <summary>Some keys that are to be looked up one after the other. It can be used again and again.</summary>
public sealed class KeyBatch
{
    /// <summary>How many keys it has room for.</summary>
    public const int Capacity = 64;

    private const int UsualLength = 64;

    private readonly int[] _ends = new int[Capacity];
    private byte[] _keys = new byte[Capacity * UsualLength];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is no room for another one.</summary>
    public bool IsFull => Count == Capacity;

    private int End => Count == 0 ? 0 : _ends[Count - 1];

    /// <summary>A key; valid until <see cref="Add"/> or <see cref="Clear"/>.</summary>
    public KeyBytes this[int index] => new(_keys.AsSpan((index == 0 ? 0 : _ends[index - 1]).._ends[index]));

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
    public void Clear() => Count = 0;
}
