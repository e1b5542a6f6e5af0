using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace Postfix.Logging;

/// <summary>The part of a log line before the text: "Mon DD hh:mm:ss " and "host tag[pid]: ".</summary>
/// <param name="tag">syslog_name and program name: "postfix/smtpd".</param>
/// <param name="processId">Printed in brackets after the tag.</param>
public sealed class LinePrefix(string tag, int processId)
{
    private readonly byte[] _tag =
        Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tag}[{processId}]: "));

    /// <summary>Writes "tag[pid]: " and returns its length.</summary>
    public int WriteTag(Span<byte> line)
    {
        _tag.CopyTo(line);
        return _tag.Length;
    }

    /// <summary>Writes the time of RFC 3164, section 4.1.2, with a blank after it: "Nov  1 07:08:09 ".</summary>
    public static int WriteTime(DateTime time, Span<byte> line)
    {
        ReadOnlySpan<char> months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        ReadOnlySpan<char> month = months.Slice((time.Month - 1) * 3, 3);
        Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"{month} {time.Day,2} {time:HH:mm:ss} ", out int written);
        return written;
    }
}
