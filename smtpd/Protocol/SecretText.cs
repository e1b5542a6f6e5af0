using System.Text;

namespace Postfix.Smtpd.Protocol;

/// <summary>Keeps passwords out of transcripts and logs.</summary>
internal static class SecretText
{
    /// <summary>Stands for what a client sends to log in.</summary>
    public static ReadOnlySpan<byte> Hidden => "(authentication data)"u8;

    /// <summary>A command line as it may be shown: AUTH without its initial response.</summary>
    public static ReadOnlySpan<byte> Hide(ReadOnlySpan<byte> line)
    {
        CommandCursor words = new(line);
        if (!words.TryRead(out CommandToken name) || !name.Is("AUTH"u8) || !words.TryRead(out CommandToken mechanism) || words.IsAtEnd)
            return line;
        return Encoding.Latin1.GetBytes($"{name.ToString()} {mechanism.ToString()} {Encoding.Latin1.GetString(Hidden)}");
    }
}
