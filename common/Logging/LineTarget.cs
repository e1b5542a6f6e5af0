using System.Text;
using NLog;
using NLog.Targets;

namespace Postfix.Logging;

/// <summary>Base of the log targets: turns an event into the bytes of one line, in a buffer that is used again.</summary>
public abstract class LineTarget : Target
{
    /// <summary>Longest text of a line in a log, in bytes (contract: services.md, postlog).</summary>
    public const int MaxTextBytes = 2000;

    private const int PrefixRoom = 512;

    private byte[] _line = new byte[MaxTextBytes + PrefixRoom];

    /// <summary>Longest text of a line of this target, in bytes.</summary>
    protected virtual int TextLimit => MaxTextBytes;

    /// <summary>"warning: " and the like; empty for lines of normal operation.</summary>
    public static string Label(Severity severity) => severity switch
    {
        Severity.Warning => "warning: ",
        Severity.Error => "error: ",
        Severity.Fatal => "fatal: ",
        Severity.Panic => "panic: ",
        _ => "",
    };

    /// <summary>Writes what stands before the severity label (time stamp, tag …) and returns its length.</summary>
    protected abstract int WritePrefix(Severity severity, DateTime time, Span<byte> line);

    /// <summary>Sends one line without line end. Called by one thread at a time.</summary>
    protected abstract void Send(Severity severity, ReadOnlySpan<byte> line);

    /// <summary>Opens what lines are written to now, for a program that gives up its rights or enters a chroot before the first line.</summary>
    internal virtual void Prepare()
    {
        // Nothing to open.
    }

    /// <summary>Waits until whoever reads the lines has read them, but not longer than <paramref name="limit"/>.</summary>
    internal virtual void Drain(TimeSpan limit)
    {
        // A target without a reader has nothing to wait for.
    }

    /// <summary>Takes a complete line of maillog_file that could not go where it should.</summary>
    public virtual void Forward(Severity severity, ReadOnlySpan<byte> line) => Send(severity, line);

    /// <inheritdoc/>
    protected sealed override void Write(LogEventInfo logEvent)
    {
        ArgumentNullException.ThrowIfNull(logEvent);
        Severity severity = Log.SeverityOf(logEvent);
        ReadOnlySpan<char> text = logEvent.FormattedMessage;
        text = text[..Math.Min(text.Length, TextLimit)];
        if (_line.Length < PrefixRoom + text.Length)
            _line = new byte[PrefixRoom + text.Length];
        int length = WritePrefix(severity, logEvent.TimeStamp, _line);
        length += Encoding.Latin1.GetBytes(Label(severity), _line.AsSpan(length));
        length += Encoding.Latin1.GetBytes(text, _line.AsSpan(length));
        Send(severity, _line.AsSpan(0, length));
    }
}
