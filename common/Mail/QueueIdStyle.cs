namespace Postfix.Mail;

/// <summary>How new queue ids look (<c>enable_long_queue_ids</c>).</summary>
public enum QueueIdStyle
{
    /// <summary>Unique among the files of one file system at one time.</summary>
    Short,

    /// <summary>Not reused for years.</summary>
    Long,
}
