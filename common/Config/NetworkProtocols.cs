using Postfix.Net;

namespace Postfix.Config;

/// <summary>The network protocols that a configuration lets the mail system use.</summary>
public static class NetworkProtocols
{
    /// <summary>Those of <c>inet_protocols</c> that the kernel has; perhaps none.</summary>
    /// <exception cref="ConfigurationException">One is unknown.</exception>
    public static InetProtocols Of(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        try
        {
            return InetProtocolNames.Parse(settings[MailParameters.InetProtocols]);
        }
        catch (FormatException error)
        {
            throw new ConfigurationException(error.Message, parameter: MailParameters.InetProtocols.Name);
        }
    }
}
