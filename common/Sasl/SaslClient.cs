using System.Runtime.InteropServices;
using Postfix.Logging;
using Postfix.Sasl.Interop;

namespace Postfix.Sasl;

/// <summary>
/// The client side of SASL through Cyrus SASL. One instance serves all sessions of a process, for as long as the process lives;
/// thread-safe.
/// </summary>
public sealed class SaslClient
{
    private const string CyrusType = "cyrus";

    // Never given back: the library keeps it until the process ends.
    private readonly GCHandle _log;
    private readonly SaslClientOptions _options;

    private SaslClient(GCHandle log, SaslClientOptions options) => (_log, _options) = (log, options);

    /// <summary>Loads the library and its mechanisms. Must happen before the program changes its root directory.</summary>
    /// <exception cref="SaslException">There is no such SASL implementation, or it cannot be loaded.</exception>
    public static SaslClient Load(Log log, SaslClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (options.Type != CyrusType)
            throw new SaslException($"unsupported SASL client implementation: {options.Type}");
        GCHandle handle = GCHandle.Alloc(log);
        CyrusSasl.Start(handle, options.ConfigurationPath, InitializeClient);
        return new SaslClient(handle, options);
    }

    /// <summary>Begins an authentication with a server.</summary>
    /// <param name="serverName">Host name of the server.</param>
    /// <param name="security">What the mechanism must be.</param>
    /// <param name="user">Login name.</param>
    /// <param name="password">Password.</param>
    /// <exception cref="SaslException">The library cannot do it.</exception>
    public SaslClientSession Open(string serverName, SaslSecurity security, string user, string password)
    {
        SaslCredentials credentials = new(user, password);
        ReadOnlySpan<SaslCallback> callbacks =
            [SaslLog.CallbackFor(_log), credentials.AuthName, credentials.Password, credentials.User];
        // Without the last one, the server gets no name to act as.
        SaslCallbackList list = new(_options.SendsAuthorizationName ? callbacks : callbacks[..^1]);
        try
        {
            return new SaslClientSession(Create(serverName, list, security), list, credentials);
        }
        catch
        {
            list.Dispose();
            credentials.Dispose();
            throw;
        }
    }

    private static unsafe int InitializeClient(SaslCallbackList callbacks) => LibSasl2.ClientInit(callbacks.Pointer);

    private unsafe SaslConnection Create(string serverName, SaslCallbackList callbacks, SaslSecurity security)
    {
        int status = LibSasl2.ClientNew(
            NativeText.Of(_options.Service), NativeText.Of(serverName), 0, 0, callbacks.Pointer, 0, out nint handle);
        SaslConnection connection = new(handle);
        if (status == SaslStatus.Ok)
            status = LibSasl2.SetProperty(connection, SaslSecurityProperties.Number, new SaslSecurityProperties(security));
        if (status == SaslStatus.Ok)
            return connection;
        connection.Dispose();
        throw new SaslException($"per-session SASL client initialization: {SaslStatus.Describe(status)}");
    }
}
