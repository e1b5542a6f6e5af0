using System.Text;

namespace Postfix.Logging;

/// <summary>postlogd(8) behind its datagram socket: complete lines with time and host (contract: services.md, section 16).</summary>
/// <param name="path">Absolute path of the postlog socket.</param>
/// <param name="host">First label of myhostname, or all of it; only the first label is printed.</param>
/// <param name="prefix">Tag and process id.</param>
/// <param name="fallback">Takes lines while the socket is out of order; null for none.</param>
public sealed class PostlogTarget(string path, string host, LinePrefix prefix, LineTarget? fallback)
    : DatagramTarget(path, fallback)
{
    private readonly byte[] _host = HostColumn(host);

    /// <summary>The host column: the first label of <paramref name="host"/> and a blank.</summary>
    public static byte[] HostColumn(string host)
    {
        ArgumentNullException.ThrowIfNull(host);
        int dot = host.IndexOf('.', StringComparison.Ordinal);
        return Encoding.Latin1.GetBytes((dot < 0 ? host : host[..dot]) + " ");
    }

    /// <inheritdoc/>
    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line)
    {
        int length = LinePrefix.WriteTime(time, line);
        _host.CopyTo(line[length..]);
        length += _host.Length;
        return length + prefix.WriteTag(line[length..]);
    }
}
