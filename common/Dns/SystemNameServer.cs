using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Postfix.Dns.Native;

namespace Postfix.Dns;

/// <summary>
/// The name servers of resolv.conf, through the system's resolver library. Resolver contexts are kept for the next lookup, as
/// many as
/// there were lookups at the same time.
/// </summary>
public sealed class SystemNameServer : INameServer, IDisposable
{
    private const int ClassInternet = 1;
    private const int HeaderLength = 12;

    private readonly Stack<ResolverState> _idle = new();

    /// <summary>Loads the resolver library and reads resolv.conf, before a chroot can hide them.</summary>
    public SystemNameServer()
    {
        if (Rent() is { } state)
            Return(state);
    }

    /// <inheritdoc/>
    public int Ask(string name, DnsRecordType type, DnsOptions options, Span<byte> reply)
    {
        ResolverState? state = Rent();
        if (state is null)
            return 0;
        ulong savedOptions = state.Options;
        try
        {
            reply[..HeaderLength].Clear();
            return (options & (DnsOptions.SearchDomains | DnsOptions.DefaultDomain)) == 0
                ? AskExactly(state, name, type, (options & DnsOptions.Dnssec) != 0, reply)
                : Search(state, name, type, options, reply);
        }
        finally
        {
            state.Options = savedOptions;
            Return(state);
        }
    }

    /// <summary>Releases the idle contexts.</summary>
    public void Dispose()
    {
        lock (_idle)
            while (_idle.TryPop(out ResolverState? state))
                state.Dispose();
    }

    /// <summary>A question of our own making brings back negative replies whole, with the SOA record that dates them.</summary>
    private static int AskExactly(ResolverState state, string name, DnsRecordType type, bool dnssec, Span<byte> reply)
    {
        bool useEdns = dnssec || (state.Options & LibResolv.UseEdns) != 0;
        if (dnssec)
            state.Options |= LibResolv.UseEdns | LibResolv.UseDnssec | LibResolv.TrustAuthenticData;
        int length = SendQuestion(state, name, type, useEdns, dnssec, reply);
        // Servers older than EDNS say so in this way (RFC 6891, section 7).
        DnsResponseCode code = (DnsResponseCode)(reply[3] & 0xf);
        bool isTooOld = useEdns && length >= HeaderLength && code is DnsResponseCode.FormatError or DnsResponseCode.NotImplemented;
        return isTooOld
            ? SendQuestion(state, name, type, useEdns: false, dnssec: false, reply)
            : length;
    }

    private static int SendQuestion(ResolverState state, string name, DnsRecordType type, bool useEdns, bool dnssec, Span<byte> reply)
    {
        Span<byte> question = stackalloc byte[DnsQuestion.MaxLength];
        Span<byte> id = stackalloc byte[2];
        RandomNumberGenerator.Fill(id); // with the port, all that keeps strangers from answering
        int length = DnsQuestion.Write(question, BinaryPrimitives.ReadUInt16BigEndian(id), name, type, useEdns, dnssec);
        return length == 0 ? 0 : Clamp(LibResolv.Send(state, question, length, reply, reply.Length), reply);
    }

    private static int Search(ResolverState state, string name, DnsRecordType type, DnsOptions options, Span<byte> reply)
    {
        state.Options = (state.Options & ~(LibResolv.DefaultDomain | LibResolv.SearchDomains))
            | ((options & DnsOptions.DefaultDomain) != 0 ? LibResolv.DefaultDomain : 0)
            | ((options & DnsOptions.SearchDomains) != 0 ? LibResolv.SearchDomains : 0)
            | ((options & DnsOptions.Dnssec) != 0 ? LibResolv.UseEdns | LibResolv.UseDnssec | LibResolv.TrustAuthenticData : 0);
        byte[] text = Encoding.Latin1.GetBytes(name + '\0');
        int length = LibResolv.Search(state, text, ClassInternet, (int)type, reply, reply.Length);
        if (length > 0 || (reply[2] & 0x80) == 0)
            return Clamp(length, reply);
        // The library keeps the length of negative replies to itself; the header alone tells why.
        reply[4..HeaderLength].Clear();
        return HeaderLength;
    }

    private static int Clamp(int length, Span<byte> reply) => Math.Clamp(length, 0, reply.Length);

    private ResolverState? Rent()
    {
        lock (_idle)
            if (_idle.TryPop(out ResolverState? idle))
                return idle;
        ResolverState state = new();
        if (LibResolv.Initialize(state) == 0)
            return state;
        state.Dispose();
        return null;
    }

    private void Return(ResolverState state)
    {
        lock (_idle)
            _idle.Push(state);
    }
}
