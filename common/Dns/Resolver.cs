using Postfix.Ipc;
using Postfix.Net;

namespace Postfix.Dns;

/// <summary>
/// DNS lookups with Postfix's idea of their outcome: aliases are followed, names that are no host names do not get out, null MX
/// is
/// an outcome of its own, and "not found" is said only when a name server said so. Safe for use by many threads.
/// </summary>
/// <param name="server">Where to ask.</param>
/// <param name="warn">Receives warnings about malformed answers.</param>
/// <param name="filter">Drops records; null keeps all.</param>
public sealed class Resolver(INameServer server, Action<string> warn, DnsReplyFilter? filter = null)
{
    private const int MaxAliases = 10;
    private const int UsualReplySize = 4096;
    private const int MaxReplySize = 65535;

    /// <summary>Looks up the records of one type.</summary>
    public DnsResult Lookup(string name, DnsRecordType type, DnsOptions options = DnsOptions.None)
    {
        // A numerical name would be looked up as if it were a host name, and some servers invent an answer.
        if (HostName.IsAddress(name) || (name != "." && !HostName.IsValid(name, HostNameForm.WildcardAllowed)))
            return new DnsResult(DnsStatus.NoSuchDomain, [], $"Name service error for {name}: invalid host or domain name");
        DnsAnswer answer = new(name, type, warn);
        for (int aliases = 0; aliases < MaxAliases; aliases++)
        {
            DnsResult? result = answer.Judge(Ask(answer.CurrentName, type, options));
            if (result is not null)
                return result.IsFound && filter is not null ? filter.Apply(result, answer.CurrentName, type) : result;
            if (!answer.IsSecure)
                options &= ~DnsOptions.Dnssec; // nothing behind an insecure alias is secure
        }
        warn($"dns_lookup: Name server loop for {answer.CurrentName}");
        return new DnsResult(DnsStatus.NotFound, [], $"Name server loop for {answer.CurrentName}");
    }

    /// <summary>Looks up several types; the records of all are put together, and of failures the gravest is reported.</summary>
    public DnsResult Lookup(string name, ReadOnlySpan<DnsRecordType> types, DnsOptions options = DnsOptions.None)
    {
        DnsResult best = Lookup(name, types[0], options);
        foreach (DnsRecordType type in types[1..])
        {
            DnsResult next = Lookup(name, type, options);
            if (best.IsFound && next.IsFound)
                best = best with { Records = [.. best.Records, .. next.Records] };
            else if (next.Status >= best.Status || (next.IsNotFound && best.IsNotFound))
                best = next;
        }
        return best;
    }

    private DnsReply Ask(string name, DnsRecordType type, DnsOptions options)
    {
        DnsReply reply = Ask(name, type, options, UsualReplySize);
        return reply.Message is { IsTruncated: true } ? Ask(name, type, options, MaxReplySize) : reply;
    }

    private DnsReply Ask(string name, DnsRecordType type, DnsOptions options, int size)
    {
        byte[] buffer = SharedBuffers.Pool.Rent(size);
        try
        {
            int length = server.Ask(name, type, options, buffer);
            return length <= 0
                ? new DnsReply(HasArrived: false, null)
                : new DnsReply(HasArrived: true, DnsMessage.Parse(buffer.AsSpan(0, length)));
        }
        finally
        {
            SharedBuffers.Pool.Return(buffer);
        }
    }
}
