using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>Lists master.cf: entries (<c>-M</c>), fields (<c>-F</c>) or the settings of services (<c>-P</c>).</summary>
internal sealed class MasterListing(PostconfOptions options, Configuration configuration, Listing output, Action<string> warn)
{
    private readonly LineStyle _style = options.Has(Switches.Fold) ? LineStyle.Folded : LineStyle.Single;

    /// <summary>Writes entries.</summary>
    public void WriteEntries()
    {
        MasterEntryFormatter formatter = Formatter();
        ForEachMatch(2, "-M option requires service_name[/type]", (scope, _) =>
        {
            output.Write(options.Has(Switches.Json)
                ? $"{JsonText.Member(scope.Entry.NameSpace, formatter.FormatPlain(scope.Entry))}\n"
                : formatter.Format(scope.Entry));
            return true;
        });
    }

    /// <summary>Writes single fields, one to a line.</summary>
    public void WriteFields()
    {
        MasterEntryFormatter formatter = Formatter();
        ForEachMatch(3, "-F option requires service_name[/type[/field]]", (scope, pattern) =>
        {
            foreach (MasterField field in FieldsOf(pattern))
            {
                WriteField(scope.Entry, field, formatter);
            }

            return true;
        });
    }

    /// <summary>Writes <c>-o</c> settings, one to a line.</summary>
    public void WriteParameters() =>
        ForEachMatch(3, "-P option requires service_name[/type[/parameter]]", (scope, pattern) =>
        {
            bool isAny = pattern.Last == ServicePattern.Wildcard;
            foreach ((string name, string value) in scope.Overrides.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                if (isAny || name == pattern.Last)
                {
                    WriteParameter(scope, name, value);
                }
            }

            return scope.Overrides.Count > 0 && (isAny || scope.Overrides.ContainsKey(pattern.Last));
        });

    /// <summary>
    /// Writes what main.cf, <c>-o</c> settings and defaults come to for each service, one parameter to a line. Without operands
    /// <c>-C</c> chooses among the known names; all <c>-o</c> settings are listed.
    /// </summary>
    public void WriteSettingsInEffect() =>
        ForEachMatch(3, "-PP option requires service_name[/type[/parameter]]", (scope, pattern) =>
        {
            bool isAny = pattern.Last == ServicePattern.Wildcard;
            IEnumerable<string> names = isAny ? NamesInEffect(scope) : [pattern.Last];
            bool isFound = false;
            foreach (string name in names)
            {
                if (configuration.Lookup(name, scope) is { } value)
                {
                    WriteParameter(scope, name, value, configuration.Table.Find(name) is { IsRaw: true });
                    isFound = true;
                }
            }

            return isFound;
        });

    private IEnumerable<string> NamesInEffect(Scope scope) => configuration.Table.Sorted
        .Where(entry => options.Operands.Count > 0 || (entry.Class & options.Classes) != 0)
        .Select(entry => entry.Name)
        .Union(scope.Overrides.Keys)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<MasterField> FieldsOf(ServicePattern pattern) =>
        MasterFieldNames.Parse(pattern.Last) is { } field ? [field] : Enum.GetValues<MasterField>();

    private void WriteField(MasterEntry entry, MasterField field, MasterEntryFormatter formatter)
    {
        string name = $"{entry.NameSpace}/{MasterFieldNames.Of(field)}";
        if (options.Has(Switches.Json))
        {
            string value = field == MasterField.Command ? formatter.FormatCommand(entry, "").TrimEnd('\n') : entry[field];
            output.Write($"{JsonText.Member(name, value)}\n");
            return;
        }

        string label = options.Has(Switches.HideNames) ? "" : $"{name} = ";
        output.Write(options.Has(Switches.HideValues) ? $"{name}\n"
            : field == MasterField.Command ? formatter.FormatCommand(entry, label)
            : $"{label}{entry[field]}\n");
    }

    private void WriteParameter(Scope scope, string name, string value, bool isRaw = false)
    {
        string fullName = $"{scope.Entry.NameSpace}/{name}";
        string shown = options.Has(Switches.Expand) && !isRaw ? configuration.Expand(value, scope) : value;
        if (options.Has(Switches.Json))
        {
            output.Write($"{JsonText.Member(fullName, shown)}\n");
            return;
        }

        string line = options.Has(Switches.HideValues) ? fullName
            : options.Has(Switches.HideNames) ? shown
            : $"{fullName} = {shown}";
        output.WriteLine(line, _style);
    }

    private MasterEntryFormatter Formatter() => new(_style, options.Has(Switches.Expand) ? ExpandSetting : null);

    private string ExpandSetting(string setting, MasterEntry entry) =>
        configuration.Expand(setting, configuration.Services.First(scope => scope.Entry == entry));

    /// <summary>Runs through master.cf once; a selection that <paramref name="write"/> never answers with true costs a warning.</summary>
    private void ForEachMatch(int maxParts, string complaint, Func<Scope, ServicePattern, bool> write)
    {
        IReadOnlyList<string> texts = options.Operands.Count > 0 ? options.Operands : [ServicePattern.Wildcard];
        List<ServicePattern> patterns = texts.Select(text => ServicePattern.Parse(text, 1, maxParts, complaint)).ToList();
        if (options.Has(Switches.MasterFields))
        {
            patterns.ForEach(pattern => MasterFieldNames.Parse(pattern.Last));
        }

        bool[] isMatched = new bool[patterns.Count];
        foreach (Scope scope in configuration.Services)
        {
            for (int i = 0; i < patterns.Count; i++)
            {
                if (patterns[i].Matches(scope.Entry[MasterField.Service], scope.Entry[MasterField.Type]))
                {
                    isMatched[i] |= write(scope, patterns[i]);
                }
            }
        }

        for (int i = 0; i < patterns.Count && options.Operands.Count > 0; i++)
        {
            if (!isMatched[i])
            {
                warn($"unmatched request: \"{texts[i]}\"");
            }
        }
    }
}
