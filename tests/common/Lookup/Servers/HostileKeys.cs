using Postfix.Text;

namespace Postfix.Tests.Lookup.Servers;

/// <summary>Keys made by chance of what means something to some database; always the same ones.</summary>
internal static class HostileKeys
{
    private const int Count = 300;
    private const int MaxLength = 20;

    private static readonly string[] s_pieces =
    [
        "'", "''", "\"", "\\", "\\'", "`", ";", "--", "/*", "*/", "#", "%", "_", "(", ")", "*", "|", "&", "!", "=", "<", ">", ",", "+", "~", "$$", "$1",
        "{", "}", "[", "]", "?", ":", "@", ".", " ", "\t", "\r\n", "\0", "\u0001", "\u007f", "é", "€", "縗", "😀", "\u202e", " OR 1=1", "objectClass=*", "joe",
        "NULL", "%s", "%u",
    ];

    /// <summary>Keys that are valid UTF-8, as byte strings.</summary>
    public static IEnumerable<string> All()
    {
        Random random = new(1);
        for (int i = 0; i < Count; i++)
            yield return ByteText.FromUnicode(string.Concat(random.GetItems(s_pieces, random.Next(2, MaxLength)))) + "'*)";
    }
}
