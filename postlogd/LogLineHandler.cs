using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Postlogd;

/// <summary>Appends each datagram as a line; what cannot be written goes to syslog (contract: services.md, section 16).</summary>
/// <param name="file">The log file; null when there is none.</param>
/// <param name="syslog">Takes what the file does not.</param>
/// <param name="own">postlogd's own log.</param>
internal sealed class LogLineHandler(LogFile? file, LineTarget syslog, Log own) : IDatagramHandler
{
    private bool _isFailing;

    public void Handle(ReadOnlySpan<byte> datagram)
    {
        if (!TryAppend(datagram))
            syslog.Forward(Severity.Info, datagram);
    }

    private bool TryAppend(ReadOnlySpan<byte> line)
    {
        if (file == null)
            return false;
        try
        {
            file.Append(line);
            _isFailing = false;
            return true;
        }
        catch (PosixException error)
        {
            // Once, and not for each line: the disk is full, and syslog's may be the same.
            if (!_isFailing)
                own.Warning($"{error.Message} -- lines go to syslog");
            _isFailing = true;
            return false;
        }
    }
}
