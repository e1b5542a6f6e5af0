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
    private readonly ExpiringCache<Question, ResolveReply> _resolved = new(CacheSize, s_cacheTime, time);

    // The next question is often the same, and what cannot be answered takes the longest.
    private readonly ExpiringCache<Question, ResolveReply> _lastFailure = new(1, s_cacheTime, time);

    // What the last answer said: most recipients of a message have these in common, and need no strings of their own then.
    private volatile string _lastTransport = "";
    private volatile string _lastNexthop = "";

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
    public ResolveReply Resolve(string sender, string address) => Resolve(new Question("resolve", sender, address));

    /// <summary>As <see cref="Resolve(string, string)"/>, with the transports for address probes.</summary>
    public ResolveReply ResolveForProbe(string sender, string address) => Resolve(new Question("verify", sender, address));

    /// <summary>As <see cref="ServicePool.CloseIdle"/>.</summary>
    public void CloseIdle() => pool.CloseIdle();

    private ResolveReply Resolve(Question question)
    {
        if (_resolved.TryGet(question, out ResolveReply known) || _lastFailure.TryGet(question, out known))
            return known;
        ResolveReply reply = pool.Exchange((this, question), WriteResolve, ReadResolve);
        (_lastTransport, _lastNexthop) = (reply.Transport, reply.Nexthop);
        bool isFailure = (reply.Flags & ResolveFlags.Fail) != 0;
        (isFailure ? _lastFailure : _resolved).Add(question, reply);
        return reply;
    }

    private static void WriteRewrite(AttributeWriter writer, (string Rule, string Address) request)
    {
        writer.Write("request", "rewrite");
        writer.Write("rule", request.Rule);
        writer.Write("address", request.Address);
    }

    private static string ReadRewrite(AttributeReader reader, (string Rule, string Address) request)
    {
        reader.ReadInt("flags"); // "about to restart": the server closes by itself, and we connect again
        return reader.ReadString("address", expected: request.Address);
    }

    private static void WriteResolve(AttributeWriter writer, (RewriteClient Client, Question Question) request)
    {
        writer.Write("request", request.Question.Request);
        writer.Write("sender", request.Question.Sender);
        writer.Write("address", request.Question.Address);
    }

    private static ResolveReply ReadResolve(AttributeReader reader, (RewriteClient Client, Question Question) request)
    {
        reader.ReadInt("flags");
        return new ResolveReply(
            reader.ReadString("transport", expected: request.Client._lastTransport),
            reader.ReadString("nexthop", expected: request.Client._lastNexthop),
            reader.ReadString("recipient", expected: request.Question.Address),
            (ResolveFlags)reader.ReadInt("flags"));
    }

    private readonly record struct Question(string Request, string Sender, string Address);
}
