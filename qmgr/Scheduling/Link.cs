namespace Postfix.QueueManager.Scheduling;

/// <summary>The place of an item in one <see cref="LinkedItems{T, TAccess}"/>; a field of the item.</summary>
internal struct Link<T> where T : class
{
    /// <summary>The item after this one.</summary>
    public T? Next;

    /// <summary>The item before this one.</summary>
    public T? Previous;
}

/// <summary>Tells a list which <see cref="Link{T}"/> of an item belongs to it.</summary>
internal interface ILinkAccess<T> where T : class
{
    /// <summary>The field of <paramref name="item"/> that holds its place in the list.</summary>
    static abstract ref Link<T> LinkOf(T item);
}
