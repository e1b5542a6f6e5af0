namespace Postfix.Postconf;

/// <summary>Warns about settings that nothing uses, most of which are misspelled names, and about those that will not be supported for long.</summary>
internal sealed class ParameterCheck(Configuration configuration, Action<string> warn)
{
    private bool _hasDeprecated;

    /// <summary>Checks main.cf.</summary>
    public ParameterCheck CheckMain()
    {
        Check(configuration.Main, configuration.MainPath, null);
        return this;
    }

    /// <summary>Checks the <c>-o</c> options of master.cf.</summary>
    public ParameterCheck CheckMaster()
    {
        foreach (Scope scope in configuration.Services)
        {
            Check(scope.Overrides, configuration.MasterPath, scope.Referenced);
        }

        return this;
    }

    /// <summary>Says where to read more, when there is reason to.</summary>
    public void Conclude()
    {
        if (_hasDeprecated)
        {
            warn("See https://www.postfix.org/DEPRECATION_README.html for details");
        }
    }

    private void Check(Dictionary<string, string> settings, string path, HashSet<string>? referenced)
    {
        foreach ((string name, string value) in settings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            bool isUsed = configuration.Table.Find(name) is not null || referenced?.Contains(name) == true;
            if (DeprecatedParameters.Advice(name) is { } advice)
            {
                warn(isUsed
                    ? $"{path}: support for parameter \"{name}\" will be removed; instead, {advice}"
                    : $"{path}: support for parameter {name} has been removed; instead, {advice}");
                _hasDeprecated = true;
            }
            else if (!isUsed)
            {
                warn($"{path}: unused parameter: {name}={value}");
            }
        }
    }
}
