namespace Postfix.Mail;

/// <summary>How queue files are named and spread over directories.</summary>
/// <param name="HashedQueues">Queues with sub-directories (<c>hash_queue_names</c>).</param>
/// <param name="HashDepth">Levels of sub-directories (<c>hash_queue_depth</c>).</param>
/// <param name="IdStyle">Form of new queue ids (<c>enable_long_queue_ids</c>).</param>
public sealed record QueueLayout(IReadOnlyCollection<string> HashedQueues, int HashDepth, QueueIdStyle IdStyle)
{
    /// <summary>The layout of an installation that did not change these parameters.</summary>
    public static readonly QueueLayout Default = new(["deferred", "defer"], 1, QueueIdStyle.Short);

    /// <summary>Files that have done their duty are kept in the saved directory, for people who look for a fault (<c>dont_remove</c>).</summary>
    public bool KeepsRemovedFiles { get; init; }
}
