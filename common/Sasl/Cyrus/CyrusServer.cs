using System.Runtime.InteropServices;
using Postfix.Logging;
using Postfix.Sasl.Interop;

namespace Postfix.Sasl.Cyrus;

/// <summary>
/// Authentication by Cyrus SASL, which asks saslauthd or looks into its database. One instance serves all sessions of a process,
/// for as long as the process lives.
/// </summary>
public sealed class CyrusServer : ISaslServer
{
    private readonly SaslCallbackList _callbacks;
    private readonly CyrusServerOptions _options;

    private CyrusServer(GCHandle log, CyrusServerOptions options) =>
        (_callbacks, _options) = (new SaslCallbackList(SaslLog.CallbackFor(log)), options);

    /// <summary>Loads the library, its mechanisms and its configuration. Must happen before the program changes its root directory.</summary>
    /// <exception cref="SaslException">It cannot be loaded.</exception>
    public static CyrusServer Load(Log log, CyrusServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Never given back: the library keeps it until the process ends.
        GCHandle handle = GCHandle.Alloc(log);
        CyrusSasl.Start(handle, options.ConfigurationPath, callbacks => Initialize(callbacks, options.Application));
        return new CyrusServer(handle, options);
    }

    /// <inheritdoc/>
    public SaslServerSession Open(SaslPeer peer)
    {
        ArgumentNullException.ThrowIfNull(peer);
        return new CyrusServerSession(() => Create(peer));
    }

    private static unsafe int Initialize(SaslCallbackList callbacks, string application) =>
        LibSasl2.ServerInit(callbacks.Pointer, NativeText.Of(application));

    private unsafe SaslConnection Create(SaslPeer peer)
    {
        int status = LibSasl2.ServerNew(
            NativeText.Of(_options.Service), NativeText.Of(_options.HostName), _options.Realm.Length > 0 ? NativeText.Of(_options.Realm) : null,
            Endpoint(peer.ServerAddress, peer.ServerPort), Endpoint(peer.ClientAddress, peer.ClientPort), _callbacks.Pointer, 0, out nint handle);
        SaslConnection connection = new(handle);
        if (status == SaslStatus.Ok)
            status = LibSasl2.SetProperty(connection, SaslSecurityProperties.Number, new SaslSecurityProperties(peer.Security));
        if (status == SaslStatus.Ok)
            return connection;
        connection.Dispose();
        throw new SaslException($"SASL per-connection server initialization: {SaslStatus.Describe(status)}");
    }

    private static byte[]? Endpoint(string address, string port) =>
        address.Length > 0 && port.Length > 0 ? NativeText.Of($"{address};{port}") : null;
}
