namespace Postfix.QueueManager.Scheduling;

/// <summary>
/// A doubly linked list whose links are fields of its items. One delivery is on two lists and one job on five; with the
/// links inside, moving it costs no allocation and removing it no search.
/// </summary>
internal sealed class LinkedItems<T, TAccess>
    where T : class
    where TAccess : struct, ILinkAccess<T>
{
    /// <summary>The first item, or null when the list is empty.</summary>
    public T? First { get; private set; }

    /// <summary>The last item, or null when the list is empty.</summary>
    public T? Last { get; private set; }

    /// <summary>Number of items on the list.</summary>
    public int Count { get; private set; }

    /// <summary>The item that follows <paramref name="item"/>.</summary>
    public static T? After(T item) => TAccess.LinkOf(item).Next;

    /// <summary>The item that precedes <paramref name="item"/>.</summary>
    public static T? Before(T item) => TAccess.LinkOf(item).Previous;

    /// <summary>Adds an item at the end.</summary>
    public void Append(T item) => Insert(Last, item, null);

    /// <summary>Adds an item at the front.</summary>
    public void Prepend(T item) => Insert(null, item, First);

    /// <summary>Adds an item in front of <paramref name="successor"/>, which is on the list; null adds it at the end.</summary>
    public void InsertBefore(T? successor, T item) => Insert(successor is null ? Last : Before(successor), item, successor);

    /// <summary>Takes an item, which must be on this list, off it.</summary>
    public void Remove(T item)
    {
        ref Link<T> link = ref TAccess.LinkOf(item);
        Join(link.Previous, link.Next);
        link = default;
        Count--;
    }

    /// <summary>Round robin: turns the list until <paramref name="item"/> is the last, the one behind it the first.</summary>
    public void RotateBehind(T item)
    {
        if (item == Last)
            return;
        T first = After(item)!;
        (T oldFirst, T oldLast) = (First!, Last!);
        TAccess.LinkOf(oldLast).Next = oldFirst;
        TAccess.LinkOf(oldFirst).Previous = oldLast;
        TAccess.LinkOf(item).Next = null;
        TAccess.LinkOf(first).Previous = null;
        (First, Last) = (first, item);
    }

    private void Insert(T? before, T item, T? after)
    {
        Join(before, item);
        Join(item, after);
        Count++;
    }

    private void Join(T? left, T? right)
    {
        if (left is null)
            First = right;
        else
            TAccess.LinkOf(left).Next = right;
        if (right is null)
            Last = left;
        else
            TAccess.LinkOf(right).Previous = left;
    }
}
