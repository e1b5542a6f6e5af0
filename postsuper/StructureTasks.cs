namespace Postfix.Postsuper;

/// <summary>Maintenance of the queue directories.</summary>
[Flags]
internal enum StructureTasks
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary><c>-p</c>: remove temporary files that crashes left behind.</summary>
    Purge = 1,

    /// <summary><c>-s</c>: files in the right directory, under the name that their inode demands.</summary>
    Repair = 2,

    /// <summary><c>-S</c>: as Repair, and long names too.</summary>
    RepairLongNames = 4,
}
