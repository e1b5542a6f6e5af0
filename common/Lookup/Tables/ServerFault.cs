namespace Postfix.Lookup.Tables;

/// <summary>What a failure says about a database server.</summary>
internal enum ServerFault
{
    /// <summary>It lives, and refused this one request: another key may do well.</summary>
    Refusal,

    /// <summary>The connection is of no use any more, but a new one may be.</summary>
    Lost,

    /// <summary>It takes too long or talks nonsense, and would again.</summary>
    Unfit,
}
