namespace Postfix.Posix;

/// <summary>Who may hold a file lock at the same time.</summary>
public enum LockKind
{
    /// <summary>Many readers.</summary>
    Shared,

    /// <summary>One writer.</summary>
    Exclusive,
}
