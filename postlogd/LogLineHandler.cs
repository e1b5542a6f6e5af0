using System.Text;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Postlogd;

/// <summary>Appends each datagram as a line; what cannot be written goes to syslog (contract: services.md, section 16).</summary>
/// <param name="file">The log file; null when there is none.</param>
/// <param name="fallback">postlogd's own log.</param>
internal sealed class LogLineHandler(LogFile? file, Log fallback) : IDatagramHandler
{
    public void Handle(ReadOnlySpan<byte> datagram)
    {
        try
        {
            if (file != null)
            {
                file.Append(datagram);
                return;
            }
        }
        catch (PosixException error)
        {
            fallback.Warning(error.Message);
        }
        fallback.Info(Encoding.Latin1.GetString(datagram));
    }
}
