namespace Postfix.Server;

/// <summary>
/// A service with one client per connection, as smtpd(8), cleanup(8) and the delivery agents are. One session's trouble
/// stays its own: it ends with one log line, and the process goes on.
/// </summary>
public sealed class ConnectionService(IConnectionHandler handler) : IService
{
    /// <inheritdoc/>
    public void Run(ServiceHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        SessionGuard guard = new(host.Context.Log, rethrowsFatal: host.Context.ClientLimit == 1);
        if (host.Context.Options.ServeStandardInput)
        {
            guard.RunOnStandardInput(handler);
            return;
        }
        IConnectionHandler network = PassedClientHandler.For(handler, host.Context);
        if (host.Context.ClientLimit == 1)
            new SingleClientLoop(host, client => guard.Run(network, client)).Run();
        else
            new ClientPool(host, host.Context.ClientLimit, client => guard.Run(network, client)).Run();
    }
}
