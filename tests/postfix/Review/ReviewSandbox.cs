using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Tests;

namespace Postfix.PostfixCommand.Review.Tests;

/// <summary>A directory with a configuration; in what is found there, its files are MAIN and MASTER, and it is DIR itself.</summary>
public abstract class ReviewSandbox : IDisposable
{
    internal TemporaryDirectory Files { get; } = new();

    public void Dispose()
    {
        Files.Dispose();
        GC.SuppressFinalize(this);
    }

    internal string[] Find(string main, string master, string complaints = "", bool isRunning = true) => Show(Make(main, master, complaints, isRunning));

    internal ConfigurationReview Make(string main, string master, string complaints = "", bool isRunning = true)
    {
        string[] usual = ["compatibility_level = 3.6\n", .. master.Contains(" local", StringComparison.Ordinal) ? ["alias_maps =\n"] : (string[])[]];
        Files.Write("main.cf", main + string.Concat(usual.Where(line => !main.Contains(line.Split(' ')[0], StringComparison.Ordinal))));
        Files.Write("master.cf", master);
        complaints = complaints.Replace("MAIN", Files / "main.cf", StringComparison.Ordinal).Replace("MASTER", Files / "master.cf", StringComparison.Ordinal);
        ConfigurationReview review = ConfigurationReview.Make(Settings.Load(Files.Path), complaints, isRunning);
        return review with { Complaints = [.. review.Complaints.Select(Shorten)] };
    }

    internal string[] Show(ConfigurationReview review) => [.. review.Findings.Select(finding => Shorten(finding.ToString()))];

    /// <summary>Makes the table of a text file.</summary>
    internal void Build(string type, string name, params (string Key, string Value)[] entries)
    {
        using Log log = new(verbosity: 0);
        using TableSet tables = new(new TableContext(Settings.FromValues(), log));
        LookupTable table = tables.Open($"{type}:{Files / name}", TableFlags.None, TableAccess.Rebuild);
        foreach ((string key, string value) in entries)
            table.Put(key, value);
        table.Commit();
    }

    private string Shorten(string text) => text
        .Replace(Files / "main.cf", "MAIN", StringComparison.Ordinal)
        .Replace(Files / "master.cf", "MASTER", StringComparison.Ordinal)
        .Replace(Files.Path, "DIR", StringComparison.Ordinal);
}
