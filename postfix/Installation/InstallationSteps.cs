namespace Postfix.PostfixCommand.Installation;

/// <summary>What is done to an installation, in this order.</summary>
[Flags]
internal enum InstallationSteps
{
    None = 0,

    /// <summary>Missing directories of the queue are made.</summary>
    CreateMissing = 1,

    /// <summary>Everything gets its owner and mode.</summary>
    SetPermissions = 2,

    /// <summary>What must not be wrong gets its owner and mode.</summary>
    UpgradePermissions = 4,

    /// <summary>main.cf and master.cf get what is missing in them.</summary>
    UpgradeConfiguration = 8,

    /// <summary>The administrator is told what is left to do.</summary>
    Remind = 16,
}
