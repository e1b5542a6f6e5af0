namespace Postfix.PostfixCommand.Review;

/// <summary>What a restriction does to a stranger's request.</summary>
internal enum Fate
{
    /// <summary>It leaves the decision to what follows.</summary>
    Undecided,

    /// <summary>It lets every stranger pass.</summary>
    Permitted,

    /// <summary>It stops strangers, or may do so.</summary>
    Stopped,
}
