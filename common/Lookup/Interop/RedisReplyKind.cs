namespace Postfix.Lookup.Interop;

/// <summary>What a Redis server replies, with the numbers of libhiredis (REDIS_REPLY_…).</summary>
internal enum RedisReplyKind
{
    Text = 1,
    List = 2,
    Number = 3,
    Nil = 4,
    Status = 5,
    Error = 6,
}
