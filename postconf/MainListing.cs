using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>Lists parameters of main.cf.</summary>
internal sealed class MainListing(PostconfOptions options, Configuration configuration, Listing output, Action<string> warn)
{
    private readonly LineStyle _style = options.Has(Switches.Fold) ? LineStyle.Folded : LineStyle.Single;

    /// <summary>Writes the parameters that the operands name, or all.</summary>
    public void Write()
    {
        if (options.Operands.Count == 0)
        {
            foreach (ParameterEntry entry in configuration.Table.Sorted.Where(entry => (entry.Class & options.Classes) != 0))
            {
                Write(entry);
            }

            return;
        }

        foreach (string name in options.Operands)
        {
            if (configuration.Table.Find(name) is { } entry)
            {
                Write(entry);
            }
            else
            {
                warn($"{name}: unknown parameter");
            }
        }
    }

    private void Write(ParameterEntry entry)
    {
        if (Value(entry) is not { } value)
        {
            return;
        }

        if (options.Has(Switches.Json))
        {
            output.Write($"{JsonText.Member(entry.Name, Shown(value, entry))}\n");
            return;
        }

        string line = options.Has(Switches.HideValues) ? entry.Name
            : options.Has(Switches.HideNames) ? Shown(value, entry)
            : $"{entry.Name} = {Shown(value, entry)}";
        output.WriteLine(line, _style);
    }

    private string? Value(ParameterEntry entry) =>
        options.Has(Switches.Defaults) ? entry.Default()
        : configuration.Main.GetValueOrDefault(entry.Name) ?? (options.Has(Switches.ExplicitOnly) ? null : entry.Default());

    private string Shown(string value, ParameterEntry entry) =>
        options.Has(Switches.Expand) && !entry.IsRaw ? configuration.Expand(value) : value;
}
