using Postfix.Config;
using Postfix.Lookup;
using Postfix.Text;

namespace Postfix.SmtpClient.Sessions;

/// <summary>
/// Decides what is done about old PIX firewalls, which give themselves away by a greeting of nothing but asterisks.
/// </summary>
internal sealed class PixWorkarounds(Settings settings, SmtpParameters parameters, MapList maps)
{
    private static readonly (string Name, ServerFeatures Feature)[] s_names =
    [
        ("disable_esmtp", ServerFeatures.PixNoEsmtp),
        ("delay_dotcrlf", ServerFeatures.PixDelayEndOfData),
    ];

    private readonly string _words = settings[parameters.PixWorkarounds];
    private readonly TimeSpan _threshold = settings[parameters.PixWorkaroundThresholdTime];

    /// <summary>Whether a greeting comes from such a firewall.</summary>
    public static bool IsPix(string greeting) => !greeting.AsSpan().ContainsAnyExcept("20 *\t\n");

    /// <summary>
    /// The workarounds for a server; null when there are none for it. The delay before the end of data hurts, and is applied only to
    /// mail that has waited for a while. All this is best effort, as in Postfix: a table that cannot be searched does not matter, nor do
    /// unknown words.
    /// </summary>
    public ServerFeatures? Find(string address, TimeSpan messageAge)
    {
        LookupResult found = maps.Find(address);
        string words = found.IsFound ? found.Value : _words;
        if (words.Length == 0)
            return null;
        ServerFeatures features = ServerFeatures.None;
        foreach (string word in Tokens.SplitList(words))
            foreach ((string name, ServerFeatures feature) in s_names)
                if (ByteText.EqualsIgnoreCase(word, name))
                    features |= feature;
        return messageAge < _threshold ? features & ~ServerFeatures.PixDelayEndOfData : features;
    }

    /// <summary>The names of a set, for the log.</summary>
    public static string Describe(ServerFeatures features)
    {
        string text = "";
        foreach ((string name, ServerFeatures feature) in s_names)
            if ((features & feature) != 0)
                text += text.Length == 0 ? name : " " + name;
        return text;
    }
}
