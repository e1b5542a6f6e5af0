using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;

namespace Postfix.Tests.Lookup;

public sealed class DebugPeersTests
{
    private readonly RecordedLog _recorded = new();

    [Theory]
    [InlineData("192.0.2.1", "client.example.test", "192.0.2.1", true)]
    [InlineData("192.0.2.0/24", "client.example.test", "192.0.2.1", true)]
    [InlineData("example.test", "client.example.test", "192.0.2.1", true)]
    [InlineData("!client.example.test, example.test", "client.example.test", "192.0.2.1", false)]
    [InlineData("192.0.2.2", "client.example.test", "192.0.2.1", false)]
    [InlineData("", "client.example.test", "192.0.2.1", false)]
    public void A_peer_on_the_list_is_shown_in_detail(string list, string name, string address, bool isShown)
    {
        DebugPeers peers = Open(("debug_peer_list", list));
        using (peers.Observe(name, address))
            _recorded.Log.Debug("inside");
        _recorded.Log.Debug("outside");
        Assert.Equal(isShown ? ["inside"] : [], _recorded.Lines);
    }

    [Fact]
    public void Other_threads_say_no_more_than_before()
    {
        using ExtraVerbosity detail = Open(("debug_peer_list", "example.test")).Observe("example.test");
        Thread other = new(() => _recorded.Log.Debug("elsewhere"));
        other.Start();
        other.Join();
        Assert.True(_recorded.Log.IsVerbose);
        Assert.Empty(_recorded.Lines);
    }

    [Fact]
    public void The_level_is_checked() =>
        Assert.Throws<ConfigurationException>(() => Open(("debug_peer_level", "0")));

    private DebugPeers Open(params (string, string)[] settings) =>
        DebugPeers.Open(new TableSet(new TableContext(Settings.FromValues([.. settings]), _recorded.Log)));
}
