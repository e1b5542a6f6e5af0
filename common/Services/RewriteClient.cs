using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>
/// Client of trivial-rewrite(8): canonical addresses and next hops (contract: services.md, section 4). Answers are kept for
/// 30 seconds for all threads of the process. Thread-safe.
/// </summary>
/// <param name="pool">Connections to the rewrite service.</param>
/// <param name="time">For the age of answers.</param>
public sealed class RewriteClient(ServicePool pool, TimeProvider time) : IAddressRewriter, IAddressResolver
{
    private const int CacheSize = 1000;

    private static readonly TimeSpan s_cacheTime = TimeSpan.FromSeconds(30);

    private readonly ExpiringCache<(string Rule, string Address), string> _rewritten = new(CacheSize, s_cacheTime, time);
    private readonly ExpiringCache<(string Request, string Sender, string Address), ResolveReply> _resolved =
        new(CacheSize, s_cacheTime, time);

    /// <inheritdoc/>
    public string Rewrite(string rule, string address)
    {
        var key = (rule, address);
        if (_rewritten.TryGet(key, out string? known))
            return known;
        string result = pool.Exchange(key, WriteRewrite, ReadRewrite);
        _rewritten.Add(key, result);
        return result;
    }

    /// <inheritdoc/>
    public ResolveReply Resolve(string sender, string address) => Resolve("resolve", sender, address);

    /// <summary>As <see cref="Resolve(string, string)"/>, with the transports for address probes.</summary>
    public ResolveReply ResolveForProbe(string sender, string address) => Resolve("verify", sender, address);

    private ResolveReply Resolve(string request, string sender, string address)
    {
        var key = (request, sender, address);
        if (_resolved.TryGet(key, out ResolveReply? known))
            return known;
        ResolveReply reply = pool.Exchange(key, WriteResolve, ReadResolve);
        if ((reply.Flags & ResolveFlags.Fail) == 0)
            _resolved.Add(key, reply);
        return reply;
    }

    private static void WriteRewrite(AttributeWriter writer, (string Rule, string Address) request)
    {
        writer.Write("request", "rewrite");
        writer.Write("rule", request.Rule);
        writer.Write("address", request.Address);
    }

    private static string ReadRewrite(AttributeReader reader)
    {
        reader.ReadInt("flags"); // "about to restart": the server closes by itself, and we connect again
        return reader.ReadString("address");
    }

    private static void WriteResolve(AttributeWriter writer, (string Request, string Sender, string Address) request)
    {
        writer.Write("request", request.Request);
        writer.Write("sender", request.Sender);
        writer.Write("address", request.Address);
    }

    private static ResolveReply ReadResolve(AttributeReader reader)
    {
        reader.ReadInt("flags");
        return new ResolveReply(
            reader.ReadString("transport"),
            reader.ReadString("nexthop"),
            reader.ReadString("recipient"),
            (ResolveFlags)reader.ReadInt("flags"));
    }
}
