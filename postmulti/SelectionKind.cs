namespace Postfix.Postmulti;

/// <summary>How instances are chosen on the command line.</summary>
internal enum SelectionKind
{
    /// <summary>They are not.</summary>
    None,

    /// <summary>All of them (<c>-a</c>).</summary>
    All,

    /// <summary>By group (<c>-g</c>).</summary>
    Group,

    /// <summary>By name or directory (<c>-i</c>).</summary>
    Instance,
}
