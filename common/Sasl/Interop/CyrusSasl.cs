using System.Runtime.InteropServices;

namespace Postfix.Sasl.Interop;

/// <summary>Starts the library, once for each side that a process needs.</summary>
internal static class CyrusSasl
{
    /// <summary>Loads the library and one of its sides.</summary>
    /// <param name="log">Where the library's own lines go, as long as the process lives.</param>
    /// <param name="configurationPath">Where its configuration files are; empty for its own choice.</param>
    /// <param name="initialize">Starts the side; gives a <see cref="SaslStatus"/>.</param>
    /// <exception cref="SaslException">The library is missing or does not start.</exception>
    public static void Start(GCHandle log, string configurationPath, Func<SaslCallbackList, int> initialize)
    {
        int status;
        try
        {
            SaslMutex.Install();
            // The library refers to the list until the process ends.
            status = initialize(configurationPath.Length == 0
                ? new SaslCallbackList(SaslLog.CallbackFor(log))
                : new SaslCallbackList(SaslLog.CallbackFor(log), SaslConfigurationPath.CallbackFor(configurationPath)));
        }
        catch (DllNotFoundException error)
        {
            throw new SaslException($"cannot load {LibSasl2.Library}. Is the libsasl2-2 package installed?", error);
        }
        if (status != SaslStatus.Ok)
            throw new SaslException($"SASL library initialization error: {SaslStatus.Describe(status)}");
    }
}
