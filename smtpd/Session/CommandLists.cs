using Postfix.Config;
using Postfix.Lookup;
using Postfix.Smtpd.Protocol;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>Commands that the site wants treated specially. Shared by all sessions.</summary>
internal sealed class CommandLists(Settings settings, TableSet tables)
{
    private readonly MatchList _forbidden = OpenList(settings, tables, SmtpdParameters.ForbiddenCommands);
    private readonly MatchList _ignored = OpenList(settings, tables, SmtpdParameters.NoopCommands);
    private readonly bool _hasIgnored = settings[SmtpdParameters.NoopCommands].Length > 0;
    private readonly LookupTable? _filter = settings[SmtpdParameters.CommandFilter] is { Length: > 0 } filter
        ? tables.Open(filter, TableFlags.Lock | TableFlags.FoldFixed)
        : null;

    /// <summary>Whether <see cref="Translate"/> may do anything.</summary>
    public bool HasFilter => _filter is not null;

    /// <summary><c>smtpd_noop_commands</c>: answered with "Ok" and otherwise ignored.</summary>
    public bool IsIgnored(CommandToken name) => _hasIgnored && _ignored.Match(name.ToString()) == MatchResult.Matched;

    /// <summary><c>smtpd_forbidden_commands</c>: what a client of another protocol says, such as a web browser.</summary>
    public bool IsForbidden(string name) => _forbidden.Match(name) == MatchResult.Matched;

    /// <summary><c>smtpd_command_filter</c>: what a broken client means; null when the command stays as it is.</summary>
    /// <exception cref="UndecidedException">The table cannot be searched.</exception>
    public string? Translate(string command)
    {
        if (_filter is null)
            return null;
        LookupResult result = _filter.Find(command.TrimStart(' ', '\t'));
        return result.IsFailed
            ? throw new UndecidedException($"{_filter.Label} lookup error for \"{ByteText.Printable(command)}\"")
            : result.Value;
    }

    private static MatchList OpenList(Settings settings, TableSet tables, Parameter<string> parameter) =>
        MatchList.Open(tables, parameter.Name, settings[parameter], MatchSubject.Text);
}
