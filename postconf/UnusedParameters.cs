namespace Postfix.Postconf;

/// <summary>Warns about settings that nothing uses: most are misspelled names.</summary>
internal static class UnusedParameters
{
    /// <summary>Checks main.cf.</summary>
    public static void CheckMain(Configuration configuration, Action<string> warn) =>
        Check(configuration.Main, configuration.MainPath, configuration, null, warn);

    /// <summary>Checks the <c>-o</c> options of master.cf.</summary>
    public static void CheckMaster(Configuration configuration, Action<string> warn)
    {
        foreach (Scope scope in configuration.Services)
        {
            Check(scope.Overrides, configuration.MasterPath, configuration, scope.Referenced, warn);
        }
    }

    private static void Check(
        Dictionary<string, string> settings, string path, Configuration configuration, HashSet<string>? referenced, Action<string> warn)
    {
        foreach ((string name, string value) in settings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (configuration.Table.Find(name) is null && referenced?.Contains(name) != true)
            {
                warn($"{path}: unused parameter: {name}={value}");
            }
        }
    }
}
