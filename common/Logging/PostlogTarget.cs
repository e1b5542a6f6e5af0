namespace Postfix.Logging;

/// <summary>postlogd(8) behind its datagram socket: complete lines with time and host (contract: services.md, section 16).</summary>
/// <param name="path">Absolute path of the postlog socket.</param>
/// <param name="prefix">What stands before the text.</param>
/// <param name="fallback">Takes lines while the socket is out of order; null for none.</param>
public sealed class PostlogTarget(string path, MaillogPrefix prefix, LineTarget? fallback) : DatagramTarget(path, fallback)
{
    /// <inheritdoc/>
    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => prefix.Write(time, line);
}
