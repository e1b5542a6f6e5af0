using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Postfix.Posix;

namespace Postfix.Logging;

/// <summary>
/// The part of a log line before the text: "Mon DD hh:mm:ss " and "host tag[pid]: ". Log tools tell sessions apart by the number in
/// brackets. Where a process serves many clients, each on a thread, it is the number of the thread, which no other process or
/// thread has at the same time; the first thread, which logs what concerns the whole process, has the number of the process.
/// </summary>
/// <param name="tag">syslog_name and program name: "postfix/smtpd".</param>
public sealed class LinePrefix(string tag)
{
    private readonly ThreadLocal<byte[]> _tag = new(
        () => Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{tag}[{Processes.ThreadId}]: ")));

    /// <summary>Writes "tag[pid]: " and returns its length.</summary>
    public int WriteTag(Span<byte> line)
    {
        byte[] text = _tag.Value!;
        text.CopyTo(line);
        return text.Length;
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
