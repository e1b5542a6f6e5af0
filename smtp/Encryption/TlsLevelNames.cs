using Postfix.Text;

namespace Postfix.SmtpClient.Encryption;

/// <summary>The names of levels in main.cf and policy tables.</summary>
internal static class TlsLevelNames
{
    private static readonly (string Name, TlsLevel Level)[] s_names =
    [
        ("none", TlsLevel.None),
        ("may", TlsLevel.May),
        ("encrypt", TlsLevel.Encrypt),
        ("fingerprint", TlsLevel.Fingerprint),
        ("dane", TlsLevel.Dane),
        ("dane-only", TlsLevel.DaneOnly),
        ("verify", TlsLevel.Verify),
        ("secure", TlsLevel.Secure),
    ];

    /// <summary>The level of this name in any case; null when there is none.</summary>
    public static TlsLevel? Parse(string name) =>
        Array.Find(s_names, item => ByteText.EqualsIgnoreCase(item.Name, name)) is { Name: not null } found ? found.Level : null;

    /// <summary>The level's name.</summary>
    public static string Format(TlsLevel level) => Array.Find(s_names, item => item.Level == level).Name;
}
