using Postfix.Config;
using Postfix.Logging;
using Postfix.Server;

namespace Postfix.PostfixCommand.Review;

/// <summary>A service of master.cf with the settings that it has for itself.</summary>
internal sealed class ReviewedService
{
    public ReviewedService(MasterService entry)
    {
        Entry = entry;
        try
        {
            Overrides = [.. from setting in DaemonOptions.Parse(entry.Arguments).Overrides.Select(NameValue.Split)
                            where setting.Error is null
                            select new ReviewedSetting(entry.File, entry.Line, setting.Name, setting.Value)];
        }
        catch (FatalException problem)
        {
            Fault = problem.Message;
        }
    }

    /// <summary>The entry.</summary>
    public MasterService Entry { get; }

    /// <summary>"smtp/inet".</summary>
    public string Name => $"{Entry.Name}/{Entry.TypeName}";

    /// <summary>Its <c>-o</c> settings, in order.</summary>
    public IReadOnlyList<ReviewedSetting> Overrides { get; } = [];

    /// <summary>What is wrong with its options; null when nothing is.</summary>
    public string? Fault { get; }
}
