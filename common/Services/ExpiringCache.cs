using System.Diagnostics.CodeAnalysis;

namespace Postfix.Services;

/// <summary>A bounded cache whose entries grow stale; when full it starts anew. Thread-safe.</summary>
/// <param name="capacity">Most entries.</param>
/// <param name="lifeTime">Age at which an entry is stale.</param>
/// <param name="time">The clock.</param>
internal sealed class ExpiringCache<TKey, TValue>(int capacity, TimeSpan lifeTime, TimeProvider time)
    where TKey : notnull
{
    private readonly Dictionary<TKey, (TValue Value, long Added)> _entries = [];
    private readonly Lock _lock = new();

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (_lock)
        {
            bool fresh = _entries.TryGetValue(key, out var entry) && time.GetElapsedTime(entry.Added) < lifeTime;
            value = fresh ? entry.Value : default;
            return fresh;
        }
    }

    public void Add(TKey key, TValue value)
    {
        lock (_lock)
        {
            if (_entries.Count >= capacity)
                _entries.Clear();
            _entries[key] = (value, time.GetTimestamp());
        }
    }
}
