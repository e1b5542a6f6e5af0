namespace Postfix.Lookup.Tables;

/// <summary>What a failure says about a database server.</summary>
internal enum ServerFault
{
    /// <summary>It lives, and refused this one request: another key may do well.</summary>
    Refusal,

    /// <summary>The connection is of no use any more.</summary>
    Lost,

    /// <summary>It took too long, and would again.</summary>
    Slow,
}
