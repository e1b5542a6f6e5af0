namespace Postfix.Server;

/// <summary>Process limits in master.cf that a program can work with.</summary>
public enum RequiredProcessLimit
{
    /// <summary>Any number.</summary>
    Any,

    /// <summary>Exactly one process: <c>-l</c>.</summary>
    One,

    /// <summary>No limit: <c>-z</c>.</summary>
    None,
}
