namespace Postfix.Postsuper;

/// <summary>How a check of the queue directories ended.</summary>
internal enum StructureState
{
    /// <summary>Messages have the names that they had before.</summary>
    InOrder,

    /// <summary>Messages have other names now.</summary>
    Renamed,

    /// <summary>A name that a message should have is another's still: to be run again.</summary>
    Incomplete,
}
