using Postfix.Net;
using Postfix.Text;

namespace Postfix.SmtpClient.Encryption;

/// <summary>Reads the right-hand side of a policy table: a level and attributes (postconf(5), smtp_tls_policy_maps).</summary>
internal static class PolicyParser
{
    /// <exception cref="FormatException">The value makes no sense; the message says what.</exception>
    public static TlsPolicy Parse(string value, Action<string> warn)
    {
        List<string> words = Tokens.SplitWithBraces(value);
        if (words.Count == 0)
            throw new FormatException("invalid empty policy");
        TlsLevel level = TlsLevelNames.Parse(words[0]) ?? throw new FormatException($"invalid security level \"{words[0]}\"");
        TlsPolicy policy = new() { Level = level };
        foreach (string word in words.Skip(1))
        {
            // A mistake here could lower the site's security, so none is overlooked.
            if (level == TlsLevel.None)
                warn($"ignoring attribute \"{word}\" with TLS disabled");
            else
                policy = With(policy, word);
        }
        return policy;
    }

    private static TlsPolicy With(TlsPolicy policy, string word)
    {
        string pair = word is ['{', .., '}'] ? ByteText.Trim(word[1..^1]) : word;
        int equals = pair.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
            throw new FormatException($"malformed attribute/value pair \"{word}\": {(equals < 0 ? "missing '=' after attribute name" : "missing attribute name")}");
        string name = ByteText.TrimEnd(pair[..equals]);
        string value = ByteText.TrimStart(pair[(equals + 1)..]);
        return ByteText.LowerAscii(name) switch
        {
            "ciphers" => policy with { Ciphers = Once(name, policy.Ciphers, NotEmpty(name, value)) },
            "protocols" => policy with { Protocols = Once(name, policy.Protocols, value) },
            "exclude" => policy with { Exclusions = Once(name, policy.Exclusions, value) },
            "servername" => policy with { ServerName = Once(name, policy.ServerName, HostNameIn(name, value)) },
            "match" => policy with { Match = [.. policy.Match ?? [], .. SplitMatch(policy.Level, name, NotEmpty(name, value))] },
            "tafile" when !policy.NeedsAuthority => throw Misplaced(policy.Level, name),
            "tafile" => policy with { AnchorFiles = [.. policy.AnchorFiles ?? [], NotEmpty(name, value)] },
            "connection_reuse" or "enable_rpk" => IsYesOrNo(name, value, policy),
            _ => throw new FormatException($"invalid attribute name: \"{name}\""),
        };
    }

    private static string Once(string name, string? before, string value) =>
        before is null ? value : throw new FormatException($"attribute \"{name}\" is specified multiple times");

    private static string NotEmpty(string name, string value) =>
        value.Length > 0 ? value : throw new FormatException($"attribute \"{name}\" has empty value");

    private static string HostNameIn(string name, string value) =>
        HostName.IsValid(value) ? value : throw new FormatException($"\"{name}={value}\" specifies an invalid hostname");

    private static string[] SplitMatch(TlsLevel level, string name, string value) => level switch
    {
        TlsLevel.Fingerprint => value.Split('|', StringSplitOptions.RemoveEmptyEntries),
        TlsLevel.Verify or TlsLevel.Secure => value.Split(':', StringSplitOptions.RemoveEmptyEntries),
        _ => throw Misplaced(level, name),
    };

    private static FormatException Misplaced(TlsLevel level, string name) =>
        new($"attribute \"{name}\" invalid at security level \"{TlsLevelNames.Format(level)}\"");

    // Neither is done here, with or without leave.
    private static TlsPolicy IsYesOrNo(string name, string value, TlsPolicy policy) =>
        ByteText.LowerAscii(value) is "yes" or "no"
            ? policy
            : throw new FormatException($"attribute \"{name}\" has bad value: \"{value}\"");
}
