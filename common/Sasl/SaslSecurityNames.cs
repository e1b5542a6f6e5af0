using Postfix.Config;
using Postfix.Text;

namespace Postfix.Sasl;

/// <summary>The spelling of <see cref="SaslSecurity"/> in main.cf and in the Dovecot authentication protocol.</summary>
public static class SaslSecurityNames
{
    private static readonly (string Name, SaslSecurity Property)[] s_names =
    [
        ("noplaintext", SaslSecurity.NoPlaintext),
        ("noactive", SaslSecurity.NoActive),
        ("nodictionary", SaslSecurity.NoDictionary),
        ("noanonymous", SaslSecurity.NoAnonymous),
        ("forward_secrecy", SaslSecurity.ForwardSecrecy),
        ("mutual_auth", SaslSecurity.MutualAuth),
    ];

    /// <summary>The set that a parameter names.</summary>
    /// <exception cref="ConfigurationException">There is an unknown name.</exception>
    public static SaslSecurity Read(Settings settings, Parameter<string> parameter)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(parameter);
        string list = settings[parameter];
        SaslSecurity result = SaslSecurity.None;
        foreach (string word in Tokens.SplitList(list))
            result |= Find(word) ?? throw new ConfigurationException(
                $"unknown SASL security options value \"{word}\" in \"{list}\"", parameter: parameter.Name);
        return result;
    }

    private static SaslSecurity? Find(string word)
    {
        foreach ((string name, SaslSecurity property) in s_names)
            if (ByteText.EqualsIgnoreCase(word, name))
                return property;
        return null;
    }
}
