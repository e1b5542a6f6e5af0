using Postfix.Config;
using Postfix.Net;

namespace Postfix.Server;

/// <summary>The names that the mail system has for itself must be names: they go into every session and every message.</summary>
public static class OwnNames
{
    /// <summary>Checks myhostname and mydomain.</summary>
    /// <exception cref="ConfigurationException">One is no host name; a warning says why.</exception>
    public static void Check(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        Check(settings, MailParameters.MyHostname);
        Check(settings, MailParameters.MyDomain);
    }

    private static void Check(Settings settings, Parameter<string> parameter)
    {
        string name = settings[parameter];
        if (HostName.FindFault(name) is { } fault)
        {
            throw new ConfigurationException(
                $"file {settings.ConfigDirectory}/main.cf: parameter {parameter}: bad parameter value: {name}", parameter: parameter.Name)
            {
                Warnings = [fault],
            };
        }
    }
}
