namespace Postfix.Posix;

/// <summary>Where a new process belongs.</summary>
public enum ProcessGroup
{
    /// <summary>To the group and session of its parent.</summary>
    Inherited,

    /// <summary>To a new group that it leads, in the session of its parent.</summary>
    NewGroup,

    /// <summary>To a new session and group that it leads.</summary>
    NewSession,
}
