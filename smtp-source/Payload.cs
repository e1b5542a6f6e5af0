using System.Globalization;
using System.Text;
using Postfix.Posix;

namespace Postfix.SmtpSource;

/// <summary>Bodies of messages, each ending with CR LF, dot, CR LF.</summary>
internal static class Payload
{
    private const int LineLength = 80; // with CR LF

    private static readonly byte[] s_end = "\r\n.\r\n"u8.ToArray();

    /// <summary>A few short lines.</summary>
    public static byte[] Short()
    {
        const int lines = 4;
        StringBuilder text = new();
        for (int line = 1; line <= lines; line++)
            text.Append(CultureInfo.InvariantCulture, $"La de da de da {line}.\r\n");
        return Encoding.ASCII.GetBytes(text.Append(".\r\n").ToString());
    }

    /// <summary>So many bytes, in lines of 80 that begin with the last digit of their number; the last has none.</summary>
    public static byte[] OfLength(int length)
    {
        byte[] text = new byte[length + s_end.Length];
        text.AsSpan(0, length).Fill((byte)'X');
        for (int line = 1; length - (line - 1) * LineLength > LineLength; line++)
        {
            Span<byte> row = text.AsSpan((line - 1) * LineLength, LineLength);
            row[0] = (byte)('0' + line % 10);
            "\r\n"u8.CopyTo(row[^2..]);
        }
        s_end.CopyTo(text, length);
        return text;
    }

    /// <summary>The lines of a file, dots at their beginning doubled; null when it is empty.</summary>
    public static byte[]? FromFile(string path)
    {
        byte[] content = FileSystem.ReadAll(path);
        if (content.Length == 0)
            return null;
        using MemoryStream text = new(content.Length + content.Length / 16);
        ReadOnlySpan<byte> rest = content;
        while (!rest.IsEmpty)
        {
            int length = rest.IndexOf((byte)'\n');
            ReadOnlySpan<byte> line = length < 0 ? rest : rest[..length];
            if (line is [(byte)'.', ..])
                text.WriteByte((byte)'.');
            text.Write(line);
            text.Write("\r\n"u8);
            rest = length < 0 ? [] : rest[(length + 1)..];
        }
        text.Write(s_end);
        return text.ToArray();
    }
}
