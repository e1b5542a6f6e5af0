using Postfix.Mail;

namespace Postfix.Cleanup;

/// <summary>
/// The files of this process that must not survive it, because no client was told that they are safe. Thread-safe.
/// </summary>
/// <param name="queue">Where they are.</param>
internal sealed class IncompleteFiles(QueueDirectory queue)
{
    private readonly HashSet<string> _paths = [];
    private readonly Lock _lock = new();

    /// <summary>Notes a file.</summary>
    public void Add(string path)
    {
        lock (_lock)
            _paths.Add(path);
    }

    /// <summary>Forgets a file: it is complete now, or gone.</summary>
    public void Remove(string path)
    {
        lock (_lock)
            _paths.Remove(path);
    }

    /// <summary>Removes all files that are noted; for the end of the process.</summary>
    public void DeleteAll()
    {
        lock (_lock)
            foreach (string path in _paths)
                queue.Remove(path);
    }
}
