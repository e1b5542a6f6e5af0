using System.Runtime.InteropServices;
using Postfix.Logging;

namespace Postfix.Sasl.Interop;

/// <summary>Starts the library, once for each side that a process needs.</summary>
internal static class CyrusSasl
{
    private const int ConfigurationPathType = 1;

    /// <summary>Loads the library and one of its sides.</summary>
    /// <param name="logHandle">Where the library's own lines go, as long as the process lives.</param>
    /// <param name="configurationPath">Where its configuration files are; empty for its own choice.</param>
    /// <param name="log">For what is wrong with that path.</param>
    /// <param name="initialize">Starts the side; gives a <see cref="SaslStatus"/>.</param>
    /// <exception cref="SaslException">The library is missing or does not start.</exception>
    public static void Start(GCHandle logHandle, string configurationPath, Log log, Func<SaslCallbackList, int> initialize)
    {
        // The library refers to the list until the process ends.
        SaslCallbackList callbacks = new(SaslLog.CallbackFor(logHandle));
        int status;
        try
        {
            SaslMutex.Install();
            if (configurationPath.Length > 0
                && LibSasl2.SetPath(ConfigurationPathType, NativeText.Of(configurationPath)) != SaslStatus.Ok)
                log.Warning($"failed to set Cyrus SASL configuration path: \"{configurationPath}\"");
            status = initialize(callbacks);
        }
        catch (DllNotFoundException error)
        {
            throw new SaslException($"cannot load {LibSasl2.Library}. Is the libsasl2-2 package installed?", error);
        }
        if (status != SaslStatus.Ok)
            throw new SaslException($"SASL library initialization error: {SaslStatus.Describe(status)}");
    }
}
