using System.Globalization;
using System.Text.Unicode;

namespace Postfix.Logging;

/// <summary>The local syslog daemon, in the form of syslog(3): "&lt;22&gt;Nov 21 07:08:09 postfix/smtpd[123]: text".</summary>
/// <param name="prefix">Tag and process id.</param>
/// <param name="facility">Facility number of RFC 3164, section 4.1.1; 2 is mail.</param>
/// <param name="path">The daemon's socket.</param>
public sealed class SyslogTarget(LinePrefix prefix, int facility = SyslogTarget.MailFacility, string path = "/dev/log")
    : DatagramTarget(path, fallback: null)
{
    /// <summary>Number of the "mail" facility.</summary>
    public const int MailFacility = 2;

    private readonly byte[] _forwarded = new byte[MaxTextBytes + 512];

    /// <inheritdoc/>
    public override void Forward(Severity severity, ReadOnlySpan<byte> line)
    {
        int length = WritePriority(severity, _forwarded);
        line = line[..Math.Min(line.Length, _forwarded.Length - length)];
        length += MaillogPrefix.CopyWithoutHost(line, _forwarded.AsSpan(length));
        Send(severity, _forwarded.AsSpan(0, length));
    }

    /// <inheritdoc/>
    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line)
    {
        int length = WritePriority(severity, line);
        length += LinePrefix.WriteTime(time, line[length..]);
        return length + prefix.WriteTag(line[length..]);
    }

    private int WritePriority(Severity severity, Span<byte> line)
    {
        int priority = facility * 8 + LevelOf(severity);
        Utf8.TryWrite(line, CultureInfo.InvariantCulture, $"<{priority}>", out int written);
        return written;
    }

    private static int LevelOf(Severity severity) => severity switch
    {
        Severity.Warning => 4,
        Severity.Error => 3,
        Severity.Fatal or Severity.Panic => 2,
        _ => 6,
    };
}
