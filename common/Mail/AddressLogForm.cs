using Postfix.Config;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>How log lines about mail show addresses (<c>info_log_address_format</c>).</summary>
public sealed class AddressLogForm
{
    /// <summary>As in SMTP: a local part with spaces or other special characters is quoted.</summary>
    public static readonly AddressLogForm External = new(quotes: true);

    /// <summary>Without quotes.</summary>
    public static readonly AddressLogForm Internal = new(quotes: false);

    private readonly bool _quotes;

    private AddressLogForm(bool quotes) => _quotes = quotes;

    /// <summary>The form that is configured.</summary>
    /// <exception cref="ConfigurationException">There is no such form.</exception>
    public static AddressLogForm Of(Settings settings)
    {
        Parameter<string> parameter = LoggingParameters.InfoLogAddressFormat;
        return settings[parameter] switch
        {
            "external" => External,
            "internal" => Internal,
            string other => throw new ConfigurationException(
                $"invalid parameter setting \"{parameter.Name} = {other}\"", parameter: parameter.Name),
        };
    }

    /// <summary>An address that is free of control characters; nothing for the null address.</summary>
    public string Show(string address)
    {
        if (address.Length == 0)
            return "";
        return ByteText.Printable(_quotes ? EmailAddress.Quote(address) : address);
    }
}
