using Postfix.Config;
using Postfix.Logging;
using Postfix.Server;

namespace Postfix.PostfixCommand.Review;

/// <summary>A service of master.cf with the settings that it has for itself.</summary>
internal sealed class ReviewedService
{
    public ReviewedService(MasterService entry, MainCf main, Settings settings)
    {
        Entry = entry;
        try
        {
            DaemonOptions options = DaemonOptions.Parse(entry.Arguments);
            NameValue[] texts = [.. options.Overrides.Select(NameValue.Split)];
            Settings own = options.Overrides.Count == 0
                ? settings
                : settings.With(texts.Where(text => text.Error is null).Select(text => (text.Name, text.Value)));
            Overrides = [.. from pair in texts.Zip(options.OverridePlaces)
                            where pair.First.Error is null
                            select new ReviewedSetting(entry.File, entry.ArgumentLines[pair.Second], pair.First.Name, pair.First.Value, own)];
            Scope = new ReviewedScope(main, own, Overrides);
        }
        catch (FatalException problem)
        {
            Fault = problem.Message;
            Scope = new ReviewedScope(main, settings, []);
        }
    }

    /// <summary>The entry.</summary>
    public MasterService Entry { get; }

    /// <summary>"smtp/inet".</summary>
    public string Name => $"{Entry.Name}/{Entry.TypeName}";

    /// <summary>Its <c>-o</c> settings, in order.</summary>
    public IReadOnlyList<ReviewedSetting> Overrides { get; } = [];

    /// <summary>All settings that it has.</summary>
    public ReviewedScope Scope { get; }

    /// <summary>What is wrong with its options; null when nothing is.</summary>
    public string? Fault { get; }
}
