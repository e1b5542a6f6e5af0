namespace Postfix.Postqueue;

/// <summary>What postqueue(1) is to do.</summary>
internal enum QueueRequest
{
    /// <summary>Nothing was asked for.</summary>
    None,

    /// <summary><c>-p</c></summary>
    List,

    /// <summary><c>-j</c></summary>
    ListJson,

    /// <summary><c>-f</c></summary>
    FlushAll,

    /// <summary><c>-i</c></summary>
    FlushMessage,

    /// <summary><c>-s</c></summary>
    FlushSite,
}
