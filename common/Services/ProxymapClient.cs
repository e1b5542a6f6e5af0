using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Posix;

namespace Postfix.Services;

/// <summary>Opens tables at proxymap(8), or at proxywrite(8) when they are to be updated (contract: services.md, section 9). Thread-safe.</summary>
/// <param name="reading">Connections to the service for lookups.</param>
/// <param name="readingName">Its name, for messages.</param>
/// <param name="writing">Connections to the service for updates.</param>
/// <param name="writingName">Its name, for messages.</param>
public sealed class ProxymapClient(ServicePool reading, string readingName, ServicePool writing, string writingName) : IProxyTables
{
    /// <summary>The client that a configuration asks for; programs outside the queue directory find the services too.</summary>
    public static ProxymapClient Of(Settings settings, Log log, TimeProvider time)
    {
        string reading = settings[TableParameters.ProxymapServiceName], writing = settings[TableParameters.ProxywriteServiceName];
        return new ProxymapClient(NewPool(settings, reading, log, time), reading, NewPool(settings, writing, log, time), writing);
    }

    /// <inheritdoc/>
    /// <exception cref="FatalException">The service refuses the table: proxy_read_maps or proxy_write_maps does not list it.</exception>
    public ILookupTable Open(TableRequest request) => request.Access == TableAccess.Read
        ? ProxiedTable.Open(reading, readingName, request)
        : ProxiedTable.Open(writing, writingName, request);

    /// <summary>As <see cref="ServicePool.CloseIdle"/>.</summary>
    public void CloseIdle()
    {
        reading.CloseIdle();
        writing.CloseIdle();
    }

    private static ServicePool NewPool(Settings settings, string service, Log log, TimeProvider time)
    {
        ServiceAddress address = ServiceAddress.FindPrivate(service, settings[MailParameters.QueueDirectory]);
        ServicePoolLimits limits = new(
            settings[ServiceParameters.IpcTimeout], settings[ServiceParameters.IpcIdle], settings[ServiceParameters.IpcTtl]);
        return new ServicePool(address, Announcement.Proxymap, limits, log, time);
    }
}
