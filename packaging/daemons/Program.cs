using Postfix.Cli;

namespace Postfix.Packaging;

internal static class Program
{
    private static readonly Dictionary<string, Func<int>> s_programs = new(StringComparer.Ordinal)
    {
        ["master"] = Master.Program.Main,
        ["smtpd"] = Smtpd.Program.Main,
        ["pickup"] = Pickup.Program.Main,
        ["cleanup"] = Cleanup.Program.Main,
        ["trivial-rewrite"] = TrivialRewrite.Program.Main,
        ["qmgr"] = QueueManager.Program.Main,
        ["local"] = LocalDelivery.Program.Main,
        ["virtual"] = VirtualDelivery.Program.Main,
        ["smtp"] = SmtpClient.Program.Main,
        ["lmtp"] = SmtpClient.Program.Main,
        ["error"] = ErrorDelivery.Program.Main,
        ["retry"] = ErrorDelivery.Program.Main,
        ["discard"] = DiscardDelivery.Program.Main,
        ["bounce"] = BounceServer.Program.Main,
        ["defer"] = BounceServer.Program.Main,
        ["trace"] = BounceServer.Program.Main,
        ["flush"] = Flush.Program.Main,
        ["showq"] = Showq.Program.Main,
        ["proxymap"] = Proxymap.Program.Main,
        ["proxywrite"] = Proxymap.Program.Main,
        ["anvil"] = Anvil.Program.Main,
        ["nbdb_reindexd"] = Reindexing.Program.Main,
        ["postlogd"] = Postlogd.Program.Main,
    };

    public static int Main() => new ProgramSet(s_programs).Run();
}
