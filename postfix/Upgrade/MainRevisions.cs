using Postfix.Config;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>What an old main.cf gets so that a new version works well with it (post-install of Postfix 3.12).</summary>
internal static class MainRevisions
{
    private static readonly string[] s_largeQueues = ["defer", "deferred"];

    /// <summary>The settings that a main.cf needs.</summary>
    /// <param name="main">The file.</param>
    public static IEnumerable<MainRevision> Find(MainCf main) =>
        new[] { HashedQueues(main), OldProtocols(main) }.OfType<MainRevision>();

    // As in Postfix, one of a longer name will do.
    private static MainRevision? HashedQueues(MainCf main)
    {
        string name = MailParameters.HashQueueNames.Name;
        if (!main.Values.TryGetValue(name, out string? hashed))
            return null;
        string missing = string.Concat(s_largeQueues.Where(queue => !hashed.Contains(queue, StringComparison.Ordinal)).Select(queue => " " + queue));
        return missing.Length == 0 ? null : new(name, hashed + missing, $"fixing main.cf {name} for missing{missing}");
    }

    // Hosts without a working IPv6 network would wait for time-outs that they did not know before 2.9.
    private static MainRevision? OldProtocols(MainCf main)
    {
        string name = MailParameters.InetProtocols.Name;
        return main.Values.ContainsKey(name) ? null : new(name, "ipv4",
            $"""
                COMPATIBILITY: editing
                {main.Path}, setting
                {name}=ipv4.  Specify {name} explicitly if you want
                to enable IPv6.  In a future release IPv6 will be enabled by default.
            """);
    }
}
