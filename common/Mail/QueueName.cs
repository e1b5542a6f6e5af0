namespace Postfix.Mail;

/// <summary>Name of a queue, which is a directory of the spool.</summary>
public readonly record struct QueueName
{
    /// <summary>Longest name that is accepted.</summary>
    public const int LengthLimit = 100;

    /// <summary>Submissions by postdrop, and messages that are to go through cleanup again.</summary>
    public static readonly QueueName Maildrop = new("maildrop");

    /// <summary>Files that cleanup writes or has written.</summary>
    public static readonly QueueName Incoming = new("incoming");

    /// <summary>Messages that the queue manager has in memory.</summary>
    public static readonly QueueName Active = new("active");

    /// <summary>Messages with recipients that wait for another attempt.</summary>
    public static readonly QueueName Deferred = new("deferred");

    /// <summary>Messages that stay until somebody releases them.</summary>
    public static readonly QueueName Hold = new("hold");

    /// <summary>Damaged files.</summary>
    public static readonly QueueName Corrupt = new("corrupt");

    /// <summary>Log of recipients that failed, per message.</summary>
    public static readonly QueueName Bounce = new("bounce");

    /// <summary>Log of recipients that wait, per message.</summary>
    public static readonly QueueName Defer = new("defer");

    /// <summary>Log of recipients for success notifications, per message.</summary>
    public static readonly QueueName Trace = new("trace");

    /// <summary>Log of messages, per destination.</summary>
    public static readonly QueueName Flush = new("flush");

    /// <summary>Kept for history.</summary>
    public static readonly QueueName Saved = new("saved");

    private QueueName(string value) => Value = value;

    /// <summary>The directory name.</summary>
    public string Value { get; }

    /// <summary>The queue of this name; null unless it is 1-100 letters and digits.</summary>
    public static QueueName? Parse(string name)
    {
        if (name.Length is 0 or > LengthLimit)
            return null;
        foreach (char c in name)
            if (!char.IsAsciiLetterOrDigit(c))
                return null;
        return new(name);
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
