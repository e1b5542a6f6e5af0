using Postfix.Posix;

namespace Postfix.Logging;

/// <summary>
/// maillog_file itself, for programs that must be heard while postlogd(8) does not run. Lines come from a
/// <see cref="PostlogTarget"/> in their final form.
/// </summary>
/// <param name="open">Opens the file; null when it cannot be opened.</param>
/// <param name="fallback">Takes lines that cannot be written; owned.</param>
public sealed class FileTarget(Func<LogFile?> open, LineTarget fallback) : LineTarget
{
    private LogFile? _file;

    internal override void Prepare() => _file ??= open();

    /// <inheritdoc/>
    protected override int WritePrefix(Severity severity, DateTime time, Span<byte> line) => 0;

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
