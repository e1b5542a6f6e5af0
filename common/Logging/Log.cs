using NLog;
using NLog.Config;
using Postfix.Text;

namespace Postfix.Logging;

/// <summary>
/// The log of one process. Lines reach all its targets; what could play tricks on a terminal or a log reader becomes '?'. It reports
/// only: ending a program is the skeleton's business. Thread-safe.
/// </summary>
public sealed class Log : IDisposable
{
    // Made for the first line: it takes half a millisecond, and most runs of most programs have nothing to say.
    private readonly Lazy<Loggers> _loggers;
    private readonly LineTarget[] _targets;
    private readonly Lazy<ThreadLocal<int>> _extraVerbosity = new(() => new ThreadLocal<int>());

    /// <param name="verbosity">Number of <c>-v</c> options; above 0, <see cref="Debug"/> lines appear.</param>
    /// <param name="targets">Where lines go; disposed with the log.</param>
    public Log(int verbosity, params ReadOnlySpan<LineTarget> targets)
    {
        Verbosity = verbosity;
        _targets = targets.ToArray();
        _loggers = new Lazy<Loggers>(() => new Loggers(_targets));
    }

    /// <summary>Number of <c>-v</c> options.</summary>
    public int Verbosity { get; }

    /// <summary>Whether UTF-8 stays in the lines (<c>smtputf8_enable</c>); if not, only the printable characters of ASCII do.</summary>
    public bool KeepsUtf8 { get; init; }

    /// <summary>
    /// True when <see cref="Debug"/> lines are wanted, by options or by this thread's <see cref="ExtraVerbosity"/>; ask before composing an
    /// expensive one.
    /// </summary>
    public bool IsVerbose => Verbosity > 0 || (_extraVerbosity.IsValueCreated && _extraVerbosity.Value.Value > 0);

    /// <summary>As if there were some <c>-v</c> options more, for what this thread does until the result is disposed of.</summary>
    public ExtraVerbosity ShowMore(int levels) => new(_extraVerbosity.Value, levels);

    /// <summary>A line of normal operation.</summary>
    public void Info(string text) => _loggers.Value.Usual.Info(Clean(text));

    /// <summary>A "warning: " line.</summary>
    public void Warning(string text) => _loggers.Value.Usual.Warn(Clean(text));

    /// <summary>An "error: " line.</summary>
    public void Error(string text) => _loggers.Value.Usual.Error(Clean(text));

    /// <summary>A "fatal: " line; the caller ends the program.</summary>
    public void Fatal(string text) => _loggers.Value.Usual.Fatal(Clean(text));

    /// <summary>A "panic: " line; the caller ends the program.</summary>
    public void Panic(string text) => _loggers.Value.Panic.Fatal(Clean(text));

    /// <summary>A line for <c>-v</c>.</summary>
    public void Debug(string text)
    {
        if (IsVerbose)
            _loggers.Value.Usual.Debug(Clean(text));
    }

    /// <summary>A line of the given severity.</summary>
    public void Write(Severity severity, string text)
    {
        switch (severity)
        {
            case Severity.Debug: Debug(text); break;
            case Severity.Info: Info(text); break;
            case Severity.Warning: Warning(text); break;
            case Severity.Error: Error(text); break;
            case Severity.Fatal: Fatal(text); break;
            case Severity.Panic: Panic(text); break;
            default: throw new ArgumentOutOfRangeException(nameof(severity));
        }
    }

    /// <summary>Waits until the log daemon has read all lines, before it is ended; not longer than <paramref name="limit"/>.</summary>
    public void Drain(TimeSpan limit) => Array.ForEach(_targets, target => target.Drain(limit));

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_loggers.IsValueCreated)
            _loggers.Value.Dispose();
        if (_extraVerbosity.IsValueCreated)
            _extraVerbosity.Value.Dispose();
        Array.ForEach(_targets, target => target.Dispose());
    }

    internal static Severity SeverityOf(LogEventInfo line) => line.LoggerName == Loggers.PanicName
        ? Severity.Panic
        : line.Level.Ordinal switch
        {
            <= 1 => Severity.Debug,
            2 => Severity.Info,
            3 => Severity.Warning,
            4 => Severity.Error,
            _ => Severity.Fatal,
        };

    private string Clean(string text) => KeepsUtf8 ? ByteText.Printable(text) : ByteText.PrintableAscii(text);

    private sealed class Loggers : IDisposable
    {
        public const string PanicName = "panic";

        private readonly LogFactory _factory = new();

        public Loggers(LineTarget[] targets)
        {
            LoggingConfiguration configuration = new(_factory);
            foreach (LineTarget target in targets)
                configuration.AddRule(LogLevel.Debug, LogLevel.Fatal, target);
            _factory.Configuration = configuration;
            Usual = _factory.GetLogger("postfix");
            Panic = _factory.GetLogger(PanicName);
        }

        /// <summary>All lines but panics, which NLog has no level for.</summary>
        public Logger Usual { get; }

        public Logger Panic { get; }

        /// <summary>Closes the targets, but does not dispose of them.</summary>
        public void Dispose() => _factory.Dispose();
    }
}
