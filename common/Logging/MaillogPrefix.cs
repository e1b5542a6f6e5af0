using System.Text;

namespace Postfix.Logging;

/// <summary>What stands before the text of a line of maillog_file: "Mon DD hh:mm:ss host tag[pid]: " (contract: services.md, section 16).</summary>
/// <param name="host">myhostname; only its first label is printed.</param>
/// <param name="prefix">Tag and process id.</param>
public sealed class MaillogPrefix(string host, LinePrefix prefix)
{
    private const int TimeLength = 16;

    private readonly byte[] _host = HostColumn(host);

    /// <summary>Writes it and returns its length.</summary>
    public int Write(DateTime time, Span<byte> line)
    {
        int length = LinePrefix.WriteTime(time, line);
        _host.CopyTo(line[length..]);
        length += _host.Length;
        return length + prefix.WriteTag(line[length..]);
    }

    /// <summary>Copies a line without its host column, which local syslog daemons would take for the tag; returns the length of the copy.</summary>
    public static int CopyWithoutHost(ReadOnlySpan<byte> line, Span<byte> target)
    {
        int rest = line.Length > TimeLength && line[TimeLength - 1] == (byte)' ' ? line[TimeLength..].IndexOf((byte)' ') : -1;
        if (rest < 0)
        {
            line.CopyTo(target);
            return line.Length;
        }
        ReadOnlySpan<byte> text = line[(TimeLength + rest + 1)..];
        line[..TimeLength].CopyTo(target);
        text.CopyTo(target[TimeLength..]);
        return TimeLength + text.Length;
    }

    private static byte[] HostColumn(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes((dot < 0 ? host : host[..dot]) + " ");
    }
}
