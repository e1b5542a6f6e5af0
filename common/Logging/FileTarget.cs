using Postfix.Posix;

namespace Postfix.Logging;

/// <summary>
/// maillog_file itself, for programs that must be heard while postlogd(8) does not run, and for postlogd(8). Takes lines of its own
/// program, and those that a <see cref="PostlogTarget"/> could not send.
/// </summary>
/// <param name="prefix">What stands before the text.</param>
/// <param name="open">Opens the file; null when it cannot be opened.</param>
/// <param name="fallback">Takes lines that cannot be written; owned.</param>
public sealed class FileTarget(MaillogPrefix prefix, Func<LogFile?> open, LineTarget fallback) : LineTarget
{
    private LogFile? _file;

    internal override void Prepare() => _file ??= open();

    /// <inheritdoc/>
    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => prefix.Write(time, line);

    /// <inheritdoc/>
    protected override void Send(Severity severity, ReadOnlySpan<byte> line)
    {
        Prepare();
        try
        {
            if (_file == null)
                fallback.Forward(severity, line);
            else
                _file.Append(line);
        }
        catch (PosixException)
        {
            fallback.Forward(severity, line);
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _file?.Dispose();
            fallback.Dispose();
        }
        base.Dispose(disposing);
    }
}
