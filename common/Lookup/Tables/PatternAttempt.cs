using Postfix.Logging;

namespace Postfix.Lookup.Tables;

/// <summary>One lookup in a pattern table: the key, and the parts of it that the last pattern matched.</summary>
internal sealed class PatternAttempt(string text, NativeText key, string tableLabel, Log log)
{
    private Range[] _groups = [];

    /// <summary>The key for the native library.</summary>
    public NativeText Key => key;

    /// <summary>Room for the whole match and this many groups.</summary>
    public Span<Range> ReserveGroups(int count) => _groups = new Range[count + 1];

    /// <summary>The text of one group.</summary>
    public string Group(int number) => text[_groups[number]];

    /// <summary>Logs a problem with a rule.</summary>
    public void Warn(int line, string message) => log.Warning($"{tableLabel}, line {line}: {message}");
}
