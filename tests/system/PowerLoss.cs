namespace Postfix.Tests.System;

/// <summary>What a disk keeps when the power fails. Values are those of the kernel (EXT4_GOING_FLAGS_…).</summary>
internal enum PowerLoss
{
    /// <summary>All names, the latest too, but of what is in the files only what was synced.</summary>
    OfData = 1,

    /// <summary>Neither names nor data later than the last sync.</summary>
    OfNamesAndData = 2,
}
