namespace Postfix.PostfixCommand.Installation;

/// <summary>When a file of an installation is looked after, and how.</summary>
[Flags]
internal enum FileCare
{
    None = 0,

    /// <summary>A directory that is made when it is missing.</summary>
    Create = 1,

    /// <summary>Its rights matter so much that every upgrade sets them.</summary>
    Upgrade = 2,

    /// <summary>The owner of the directory also owns everything in it.</summary>
    Contents = 4,

    /// <summary>All instances have it in common; only the primary one changes it.</summary>
    Shared = 8,
}
