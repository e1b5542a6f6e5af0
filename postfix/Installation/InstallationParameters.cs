using Postfix.Config;
using Postfix.Logging;

namespace Postfix.PostfixCommand.Installation;

/// <summary>The parameters that say where an installation is and whom it belongs to, with values from the command line.</summary>
internal static class InstallationParameters
{
    private static readonly Parameter<string>[] s_paths =
    [
        MailParameters.DaemonDirectory, MailParameters.CommandDirectory, MailParameters.QueueDirectory,
        CommandParameters.SendmailPath, CommandParameters.NewaliasesPath, CommandParameters.MailqPath,
        CommandParameters.ManpageDirectory, MailParameters.MetaDirectory,
    ];

    private static readonly Parameter<string>[] s_optionalPaths =
        [CommandParameters.HtmlDirectory, CommandParameters.ReadmeDirectory, MailParameters.ShlibDirectory];

    /// <summary>A configuration with some values replaced.</summary>
    /// <exception cref="FatalException">A name is no installation parameter, or a value is no path where one is needed.</exception>
    public static Settings Override(Settings settings, IReadOnlyDictionary<string, string> overrides)
    {
        if (overrides.Count == 0)
            return settings;
        string? directory = overrides.GetValueOrDefault(MailParameters.ConfigDirectory.Name);
        if (overrides.Keys.FirstOrDefault(name => !IsKnown(name)) is { } unknown)
            throw new FatalException($"\"{unknown}\" is no installation parameter");
        Settings result = Settings.Load(directory ?? settings.ConfigDirectory, overrides.Select(pair => (pair.Key, pair.Value)));
        CheckPaths(result, s_paths, "should be an absolute path name.", static _ => false);
        CheckPaths(result, s_optionalPaths, "should be \"no\" or an absolute path name.", static path => path == "no");
        return result;
    }

    /// <summary>Writes values to main.cf that are not what it says already; returns an exit status.</summary>
    /// <param name="context">The configuration, with those values in effect.</param>
    /// <param name="overrides">The values.</param>
    public static int Save(ControlContext context, IReadOnlyDictionary<string, string> overrides)
    {
        Settings settings = context.Settings;
        MainCf main = MainCf.Load(settings.ConfigDirectory + "/main.cf");
        string[] changes =
        [
            .. from parameter in ExportedParameters.All
               where overrides.ContainsKey(parameter.Name)
               let value = overrides[parameter.Name]
               where (main.Values.GetValueOrDefault(parameter.Name) ?? parameter.DefaultText(settings)) != value
               select $"{parameter.Name} = {value}",
        ];
        return changes.Length == 0 ? 0 : context.EditMain(changes);
    }

    private static bool IsKnown(string name) =>
        name == MailParameters.ConfigDirectory.Name || ExportedParameters.All.Any(parameter => parameter.Name == name);

    private static void CheckPaths(Settings settings, IEnumerable<Parameter<string>> parameters, string rule, Func<string, bool> isAllowed)
    {
        foreach (string path in parameters.Select(parameter => settings[parameter]))
        {
            if (!path.StartsWith('/') && !isAllowed(path))
                throw new FatalException($"\"{path}\" {rule}");
        }
    }
}
