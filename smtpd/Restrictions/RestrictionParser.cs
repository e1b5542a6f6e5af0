using Postfix.Config;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Reads restriction lists. What main.cf says must make sense at start-up; what tables say is judged when it is met.</summary>
internal sealed class RestrictionParser
{
    private const string WarnIfReject = "warn_if_reject";

    private readonly RestrictionContext _context;
    private readonly SmtpdLog _log;
    private readonly Dictionary<string, RestrictionClass> _classes = [];

    /// <summary>Reads the restriction classes, which other lists may then name.</summary>
    /// <exception cref="ConfigurationException">A class is not defined, or its definition is wrong.</exception>
    public RestrictionParser(RestrictionContext context)
    {
        _context = context;
        _log = context.Log;
        context.Actions.Parser = this;
        List<string> names = Tokens.SplitList(context.Settings[SmtpdAccessParameters.RestrictionClasses]);
        foreach (string name in names)
            _classes[name] = new RestrictionClass();
        foreach (string name in names)
            _classes[name].List = Parse(name, Define(name));
    }

    /// <summary>Reads the value of a parameter.</summary>
    /// <exception cref="ConfigurationException">It names what is not a restriction, or lacks an argument.</exception>
    public RestrictionList Parse(string parameter, string value) => TryRead(value, out string? problem)
        ?? throw new ConfigurationException($"parameter {parameter}: {problem}", parameter: parameter);

    /// <summary>Reads the result of an access table; null, with a warning in the log, when it makes no sense.</summary>
    public RestrictionList? ParseResult(string value)
    {
        RestrictionList? list = TryRead(value, out string? problem);
        if (list is null)
            _log.Warn(problem!);
        return list;
    }

    private string Define(string name)
    {
        string? definition = _context.Settings.Unexpanded(name);
        string value = definition is null ? "" : _context.Settings.Expand(definition);
        return value.Length > 0
            ? value
            : throw new ConfigurationException($"restriction class `{name}' needs a definition", parameter: name);
    }

    private RestrictionList? TryRead(string value, out string? problem)
    {
        problem = null;
        List<RestrictionEntry> entries = [];
        bool isTrial = false;
        for (Queue<string> words = new(Tokens.SplitWithBraces(value)); words.TryDequeue(out string? word);)
        {
            if (TryReadEntry(word, words, out problem) is not { } entry)
                return null;
            entries.Add(entry);
            if (words.Count > 0 && IsFinal(entry.Name, isTrial))
                _log.Warn($"restriction `{words.Peek()}' after `{entry.Name}' is ignored");
            isTrial = entry.Restriction is null;
        }
        return new RestrictionList(entries);
    }

    private static bool IsFinal(string name, bool isTrial) => name == "permit" || (name is "reject" or "defer" && !isTrial);

    private RestrictionEntry? TryReadEntry(string word, Queue<string> words, out string? problem)
    {
        problem = null;
        if (ByteText.EqualsIgnoreCase(word, WarnIfReject))
            return new(WarnIfReject, null);
        if (word.Contains(':'))
            return new(word, new BareTable(word, _context.OpenTable(word), _context.Addresses, _log));
        if (RestrictionRegistry.Find(word) is { } type)
            return TryCreate(type, words, out problem);
        if (_classes.TryGetValue(word, out RestrictionClass? restrictionClass))
            return new(word, restrictionClass);
        problem = $"unknown smtpd restriction: \"{word}\"";
        return null;
    }

    private RestrictionEntry? TryCreate(RestrictionType type, Queue<string> words, out string? problem)
    {
        problem = null;
        if (type.Argument == RestrictionArgument.None)
            return new(type.Name, type.Create(_context, ""));
        string argument = words.TryDequeue(out string? next) ? next : "";
        problem = type.Argument switch
        {
            RestrictionArgument.Table when !argument.Contains(':') =>
                $"restriction {type.Name}: bad argument \"{argument}\": need maptype:mapname",
            RestrictionArgument.Seconds when !int.TryParse(argument, out int seconds) || seconds < 0 =>
                $"restriction {type.Name} must be followed by number",
            _ => null,
        };
        return problem is null ? new(type.Name, type.Create(_context, argument)) : null;
    }
}
