using Postfix.Config;
using Postfix.Ipc;

namespace Postfix.Server;

/// <summary>
/// A service with many requests per connection and many connections per process, as trivial-rewrite(8), proxymap(8) and
/// anvil(8) are. Each connection has a thread; it never counts as busy.
/// </summary>
/// <param name="protocol">Announced to every client.</param>
/// <param name="format">Encoding of the attributes.</param>
/// <param name="newSession">Makes the handlers for one client.</param>
public sealed class RequestService(string protocol, AttributeFormat format, Func<IRequestSession> newSession) : IService
{
    private static readonly TimeSpan s_tableCheckInterval = TimeSpan.FromSeconds(10);

    /// <summary>A service whose clients have no state of their own.</summary>
    public RequestService(string protocol, params IReadOnlyList<IRequestHandler> handlers)
        : this(protocol, AttributeFormat.NullTerminated, () => new RequestHandlers(handlers))
    {
    }

    /// <inheritdoc/>
    public void Run(ServiceHost host)
    {
        ArgumentNullException.ThrowIfNull(host);
        SessionGuard guard = new(host.Context.Log, rethrowsFatal: false);
        Handler handler = new(this, host);
        if (host.Context.Options.ServeStandardInput)
        {
            guard.RunOnStandardInput(handler);
            return;
        }
        IConnectionHandler network = PassedClientHandler.For(handler, host.Context);
        new ClientPool(host, ClientLedger.Unlimited, client => guard.Run(network, client))
        {
            TableCheckInterval = s_tableCheckInterval,
        }.Run();
    }

    private sealed class Handler(RequestService service, ServiceHost host) : IConnectionHandler
    {
        private readonly TimeSpan _timeout = host.Context.Settings[ServiceParameters.IpcTimeout];

        public void Serve(ClientConnection client)
        {
            if (client.Attributes is { Count: > 0 })
                host.Context.Log.Warning("service ignores 'pass' connection attributes");
            using Channel channel = new(client.Input, client.Output, $"{host.Context.ServiceName} socket");
            channel.SetTimeout(_timeout);
            AttributeReader reader = new(channel, service.Format);
            AttributeWriter writer = new(channel, service.Format);
            Announcement.Write(writer, service.Protocol);
            using IRequestSession session = service.NewSession();
            while (HasRequest(client, reader))
            {
                Answer(session, reader, writer);
                channel.Flush();
            }
        }

        // A client that stays and asks for nothing is no work.
        private static bool HasRequest(ClientConnection client, AttributeReader reader)
        {
            client.Clock?.Rest();
            bool hasRequest = !reader.AtEnd();
            client.Clock?.Tick();
            return hasRequest;
        }

        private static void Answer(IRequestSession session, AttributeReader reader, AttributeWriter writer)
        {
            string name = reader.ReadString("request", maxLength: 100);
            IRequestHandler handler = session.Find(name)
                ?? throw new AttributeException($"unrecognized request: \"{name}\", ignored");
            handler.Handle(reader, writer);
            writer.End();
        }
    }

    private string Protocol => protocol;

    private AttributeFormat Format => format;

    private IRequestSession NewSession() => newSession();
}
