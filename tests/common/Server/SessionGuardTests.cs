using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class SessionGuardTests : IConnectionHandler
{
    private readonly RecordedLog _log = new();

    void IConnectionHandler.Serve(ClientConnection client) => throw new ConfigurationException("bad value") { Warnings = ["why"] };

    [Fact]
    public void A_configuration_error_ends_one_session_of_many()
    {
        Run(rethrowsFatal: false);

        Assert.Equal(["warning: why", "fatal: bad value"], _log.Lines);
    }

    [Fact]
    public void A_configuration_error_ends_a_process_with_one_session()
    {
        Assert.Equal("bad value", Assert.Throws<ConfigurationException>(() => Run(rethrowsFatal: true)).Message);
        Assert.Empty(_log.Lines);
    }

    private void Run(bool rethrowsFatal)
    {
        (FileDescriptor client, FileDescriptor server) = Sockets.Pair();
        client.Dispose();
        new SessionGuard(_log.Log, rethrowsFatal).Run(this, new ClientConnection(server, server, 0));
    }
}
