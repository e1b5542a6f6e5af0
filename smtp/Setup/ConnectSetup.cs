using System.Net;
using System.Net.Sockets;
using Postfix.Config;
using Postfix.Dns;
using Postfix.Net;
using Postfix.Server;
using Postfix.SmtpClient.Sessions;

namespace Postfix.SmtpClient.Setup;

/// <summary>Reads the parameters about making connections.</summary>
internal sealed class ConnectSetup(Settings settings, SmtpParameters parameters, DaemonContext context)
{
    public ConnectRules Create(OwnAddresses own)
    {
        TimeSpan timeout = settings[parameters.ConnectTimeout];
        return new ConnectRules
        {
            Log = context.Log,
            Clock = context.Time,
            Timeout = timeout > TimeSpan.Zero ? timeout : Timeout.InfiniteTimeSpan,
            WindowSize = settings[MailParameters.TcpWindowsize],
            BindAddress = ReadAddress(parameters.BindAddress) ?? own.OnlyInterface(AddressFamily.InterNetwork),
            BindAddress6 = ReadAddress(parameters.BindAddress6) ?? own.OnlyInterface(AddressFamily.InterNetworkV6),
            IsBindEnforced = settings[parameters.BindAddressEnforce],
        };
    }

    private IPAddress? ReadAddress(Parameter<string> parameter)
    {
        string text = settings[parameter];
        if (text.Length == 0)
            return null;
        string address = text is ['[', .., ']'] ? text[1..^1] : text;
        return HostName.ParseAddress(address)
            ?? throw new ConfigurationException($"bad {parameter.Name} parameter: {text}", parameter: parameter.Name);
    }
}
