using Postfix.Config;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Reads parameters that name places of addresses, such as <c>canonical_classes</c>.</summary>
internal static class AddressClasses
{
    private static readonly (string Name, AddressUse Use)[] Names =
    [
        ("envelope_sender", AddressUse.EnvelopeSender),
        ("envelope_recipient", AddressUse.EnvelopeRecipient),
        ("header_sender", AddressUse.HeaderSender),
        ("header_recipient", AddressUse.HeaderRecipient),
    ];

    /// <summary>The places that a parameter names.</summary>
    /// <exception cref="ConfigurationException">It names something else, or a place where this parameter makes no sense.</exception>
    public static AddressUse Read(Settings settings, Parameter<string> parameter, AddressUse allowed)
    {
        AddressUse uses = AddressUse.None;
        string text = settings[parameter];
        foreach (string word in Tokens.SplitList(text))
        {
            AddressUse use = Array.Find(Names, name => ByteText.EqualsIgnoreCase(name.Name, word)).Use & allowed;
            if (use == AddressUse.None)
                throw new ConfigurationException($"unknown {parameter.Name} value \"{word}\" in \"{text}\"", parameter: parameter.Name);
            uses |= use;
        }
        return uses;
    }
}
