using Postfix.Config;
using Postfix.Lookup;
using Postfix.Tls;

namespace Postfix.Tests.Lookup;

/// <summary>Tables over a temporary directory, with a log to look at.</summary>
internal sealed class TableFixture : IDisposable
{
    private readonly RecordedLog _log = new();

    public TableFixture(UnavailableTables whenUnavailable = UnavailableTables.Throw, params (string, string)[] settings)
    {
        Settings values = Settings.FromValues([("smtputf8_enable", "yes"), .. settings]);
        Context = new TableContext(values, _log.Log) { WhenUnavailable = whenUnavailable, Encrypt = TableTls.Of(values, _log.Log) };
        Tables = new TableSet(Context);
    }

    public TemporaryDirectory Directory { get; } = new();

    public TableContext Context { get; }

    public TableSet Tables { get; }

    /// <summary>What was logged, without severity.</summary>
    public IReadOnlyList<string> LogLines => [.. _log.Lines.Select(WithoutSeverity)];

    public string Write(string name, string content)
    {
        Directory.Write(name, content);
        return Directory / name;
    }

    public string? Find(string table, string key, TableFlags flags = TableFlags.Usual)
    {
        LookupResult result = Tables.Open(table, flags).Find(key);
        Assert.False(result.IsFailed, result.Reason);
        return result.Value;
    }

    private static string WithoutSeverity(string line)
    {
        int end = line.IndexOf(": ", StringComparison.Ordinal);
        return end < 0 ? line : line[(end + 2)..];
    }

    public void Dispose()
    {
        Tables.Dispose();
        Directory.Dispose();
    }
}
