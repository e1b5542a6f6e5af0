namespace Postfix.Posix;

/// <summary>What access(2) is asked for.</summary>
[Flags]
public enum AccessKind
{
    /// <summary>The file exists.</summary>
    Exists = 0,

    /// <summary>It may be executed, or searched.</summary>
    Execute = 1,

    /// <summary>It may be written.</summary>
    Write = 2,

    /// <summary>It may be read.</summary>
    Read = 4,
}
