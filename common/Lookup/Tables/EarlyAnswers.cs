namespace Postfix.Lookup.Tables;

/// <summary>
/// Answers to many keys that will be asked for, found in an order that suits a hash file: keys on the same page come one after the
/// other, so that it is read once for all of them, and not once for each. Not thread-safe.
/// </summary>
internal sealed class EarlyAnswers
{
    /// <summary>How many keys make it worthwhile: about as many as a file of 50 MB has pages.</summary>
    public const int BatchSize = 12 * 1024;

    // Pages of a group of keys are in memory together, in files of up to some hundred megabytes.
    private const int Groups = 4096;

    // Values of more bytes are looked up when they are asked for.
    private const int MaxBytes = 1024 * 1024;
    private const int UsualLength = 16;

    private readonly ushort[] _groups = new ushort[BatchSize];
    private readonly ushort[] _order = new ushort[BatchSize];
    private readonly Answer[] _answers = new Answer[BatchSize];
    private byte[] _values = new byte[BatchSize * UsualLength];
    private int _end;
    private KeyBatch? _keys;
    private int _version;
    private int _next;

    /// <summary>Searches for a key; the value is valid until the next call.</summary>
    public delegate bool Search(KeyBytes key, out ReadOnlySpan<byte> value);

    private int Count => _keys is { } keys && keys.Version == _version ? Math.Min(keys.Count, BatchSize) : 0;

    /// <summary>Looks up the keys of a batch. When that fails, what was found until then remains.</summary>
    public void Prepare(KeyBatch keys, Search search)
    {
        (_keys, _version, _next, _end) = (keys, keys.Version, 0, 0);
        _answers.AsSpan(0, Count).Fill(Answer.Unknown);
        Sort(keys);
        foreach (ushort index in _order.AsSpan(0, Count))
        {
            if (_end >= MaxBytes)
                break;
            _answers[index] = search(keys[index], out ReadOnlySpan<byte> value) ? new Answer(Keep(value), value.Length) : Answer.Missing;
        }
    }

    /// <summary>The answer to a key; false when there is none. Keys must be asked for in the order of the batch, but may be left out.</summary>
    /// <param name="key">The key.</param>
    /// <param name="found">Whether the table has the key.</param>
    /// <param name="value">Its value.</param>
    public bool TryTake(KeyBytes key, out bool found, out ReadOnlySpan<byte> value)
    {
        found = false;
        value = default;
        for (int count = Count; _next < count;)
        {
            int index = _next++;
            if (!_keys![index].Bytes.SequenceEqual(key.Bytes))
                continue;
            Answer answer = _answers[index];
            found = answer.IsFound;
            value = found ? _values.AsSpan(answer.Start, answer.Length) : default;
            return answer != Answer.Unknown;
        }
        return false;
    }

    // Keys in the same bucket have the low bits of their hashes in common, however many buckets there are.
    private void Sort(KeyBatch keys)
    {
        Span<ushort> ends = stackalloc ushort[Groups];
        ends.Clear();
        int count = Count;
        for (int i = 0; i < count; i++)
        {
            _groups[i] = (ushort)(BerkeleyHash.Of(keys[i].WithNul) % Groups);
            ends[_groups[i]]++;
        }
        for (int group = 1; group < Groups; group++)
            ends[group] += ends[group - 1];
        for (int i = count - 1; i >= 0; i--)
            _order[--ends[_groups[i]]] = (ushort)i;
    }

    private int Keep(ReadOnlySpan<byte> value)
    {
        int start = _end;
        _end += value.Length;
        if (_end > _values.Length)
            Array.Resize(ref _values, Math.Max(_end, _values.Length * 2));
        value.CopyTo(_values.AsSpan(start));
        return start;
    }

    private readonly record struct Answer(int Start, int Length)
    {
        public static Answer Missing { get; } = new(0, -1);

        public static Answer Unknown { get; } = new(0, -2);

        public bool IsFound => Length >= 0;
    }
}
