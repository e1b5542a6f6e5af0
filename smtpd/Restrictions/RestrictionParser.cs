using Postfix.Config;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Reads restriction lists.</summary>
internal sealed class RestrictionParser
{
    private readonly RestrictionContext _context;
    private readonly SmtpdLog _log;
    private readonly Dictionary<string, RestrictionClass> _classes = [];

    /// <summary>Reads the restriction classes, which other lists may then name.</summary>
    /// <exception cref="ConfigurationException">A class is not defined.</exception>
    public RestrictionParser(RestrictionContext context)
    {
        _context = context;
        _log = context.Log;
        context.Actions.Parser = this;
        List<string> names = Tokens.SplitList(context.Settings[SmtpdAccessParameters.RestrictionClasses]);
        foreach (string name in names)
            _classes[name] = new RestrictionClass();
        foreach (string name in names)
            _classes[name].List = Parse(Define(name));
    }

    /// <summary>
    /// Reads the value of a parameter, or the result of an access table. What makes no sense is reported, and mail deferred, when
    /// it is met.
    /// </summary>
    public RestrictionList Parse(string value)
    {
        List<string> all = Tokens.SplitWithBraces(value);
        ReportBrokenTables(all);
        List<RestrictionEntry> entries = [];
        bool isTrial = false;
        for (Queue<string> words = new(all); words.TryDequeue(out string? word);)
        {
            RestrictionEntry entry = ReadEntry(word, words);
            entries.Add(entry);
            if (words.Count > 0 && IsFinal(entry.Name, isTrial))
                _log.Warn($"restriction `{words.Peek()}' after `{entry.Name}' is ignored");
            isTrial = entry.Restriction is null;
        }
        return new RestrictionList(entries);
    }

    // What stands in braces is a table, wherever it stands; but a policy service has its options there.
    private void ReportBrokenTables(List<string> words)
    {
        string before = "";
        foreach (string word in words)
        {
            bool isTable = word.StartsWith('{') && !ByteText.EqualsIgnoreCase(before, RestrictionRegistry.PolicyService);
            foreach (string fault in isTable ? CertificateSearch.FindFaults(word) : [])
                _log.Warn(fault);
            before = word;
        }
    }

    private string Define(string name)
    {
        string? definition = _context.Settings.Unexpanded(name);
        string value = definition is null ? "" : _context.Settings.Expand(definition);
        return value.Length > 0
            ? value
            : throw new ConfigurationException($"restriction class `{name}' needs a definition", parameter: name);
    }

    private static bool IsFinal(string name, bool isTrial) => name == "permit" || (name is "reject" or "defer" && !isTrial);

    private RestrictionEntry ReadEntry(string word, Queue<string> words)
    {
        if (ByteText.EqualsIgnoreCase(word, RestrictionNames.WarnIfReject))
            return new(RestrictionNames.WarnIfReject, null);
        if (word.Contains(':') && word.StartsWith('{'))
            return new(word, Unusable(word));
        if (word.Contains(':'))
            return new(word, new BareTable(word, _context.OpenTable(word), _context.Addresses, _log));
        if (RestrictionRegistry.Find(word) is { } type)
            return new(type.Name, Create(type, words));
        if (_classes.TryGetValue(word, out RestrictionClass? restrictionClass))
            return new(word, restrictionClass);
        return new(word, new Misconfigured($"unknown smtpd restriction: \"{word}\"", _log));
    }

    // Only check_ccert_access knows what to do with a table in braces.
    private Misconfigured Unusable(string table) => new($"check_access: unexpected dictionary: {table}", _log);

    private IRestriction Create(RestrictionType type, Queue<string> words)
    {
        if (type.Argument == RestrictionArgument.None)
            return type.Create(_context, "");
        string argument = words.TryDequeue(out string? next) ? next : "";
        return type.Argument switch
        {
            RestrictionArgument.Table when !argument.Contains(':') =>
                new Misconfigured(
                    $"restriction {type.Name}: bad argument \"{(argument.Length > 0 ? argument : type.Name)}\": need maptype:mapname", _log),
            RestrictionArgument.Table when argument.StartsWith('{') && type.Name != CheckCertificateAccess.Name => Unusable(argument),
            RestrictionArgument.Seconds when !int.TryParse(argument, out int seconds) || seconds < 0 =>
                new Misconfigured($"restriction {type.Name} must be followed by number", _log),
            RestrictionArgument.DnsList when argument.Length == 0 =>
                new Ignored($"restriction {type.Name} requires domain name argument", _log),
            _ => type.Create(_context, argument),
        };
    }
}
