namespace Postfix.Postsuper;

/// <summary>What can be done to a message.</summary>
internal enum MessageAction
{
    /// <summary><c>-r</c></summary>
    Requeue,

    /// <summary><c>-d</c></summary>
    Delete,

    /// <summary><c>-e</c></summary>
    Expire,

    /// <summary><c>-f</c></summary>
    ExpireAndRelease,

    /// <summary><c>-h</c></summary>
    Hold,

    /// <summary><c>-H</c></summary>
    Release,
}
