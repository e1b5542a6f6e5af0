namespace Postfix.Dns;

/// <summary>What came back for a question: nothing, a malformed message (null), or a message.</summary>
internal readonly record struct DnsReply(bool HasArrived, DnsMessage? Message);
