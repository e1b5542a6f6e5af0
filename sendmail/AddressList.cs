using Postfix.Mail;

namespace Postfix.Sendmail;

/// <summary>Addresses on the command line and in headers, in internal form.</summary>
internal static class AddressList
{
    /// <summary>All addresses in a text such as "Carla &lt;carla@example.com&gt;, bob".</summary>
    public static List<string> Parse(string text)
    {
        List<string> addresses = [];
        foreach (AddressToken token in AddressParser.Parse(text))
        {
            if (token.Kind == AddressTokenKind.Address)
            {
                addresses.Add(AddressPrinter.InternalAddress(token.Parts));
            }
        }

        return addresses;
    }
}
