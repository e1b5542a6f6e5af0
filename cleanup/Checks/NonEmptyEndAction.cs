namespace Postfix.Cleanup;

/// <summary>What becomes of a message whose headers end without an empty line (<c>non_empty_end_of_header_action</c>).</summary>
internal enum NonEmptyEndAction
{
    /// <summary>The empty line is supplied.</summary>
    FixQuietly,

    /// <summary>So it is, and a header says so.</summary>
    AddHeader,

    /// <summary>The message is refused.</summary>
    Reject,
}
