namespace Postfix.Mail;

/// <summary>Hints for the queue manager in the size record.</summary>
[Flags]
public enum QueueFlags
{
    /// <summary>Recipients may be read piecemeal; nobody asked for notifications.</summary>
    None = 0,

    /// <summary>Some other record follows a recipient record: the whole envelope must be read before delivery starts.</summary>
    ReadAll = 1,

    /// <summary>Some recipient has <see cref="NotifyFlags.Never"/>.</summary>
    NotifyNever = NotifyFlags.Never << 1,

    /// <summary>Some recipient has <see cref="NotifyFlags.Success"/>.</summary>
    NotifySuccess = NotifyFlags.Success << 1,

    /// <summary>Some recipient has <see cref="NotifyFlags.Failure"/>.</summary>
    NotifyFailure = NotifyFlags.Failure << 1,

    /// <summary>Some recipient has <see cref="NotifyFlags.Delay"/>.</summary>
    NotifyDelay = NotifyFlags.Delay << 1,
}
