using Postfix.Config;

namespace Postfix.Postmulti;

/// <summary>One of the mail systems on a host that share their programs.</summary>
/// <param name="ConfigDirectory">Its <c>config_directory</c>, which tells it from others.</param>
/// <param name="QueueDirectory">Its <c>queue_directory</c>.</param>
/// <param name="DataDirectory">Its <c>data_directory</c>.</param>
internal sealed record Instance(string ConfigDirectory, string QueueDirectory, string DataDirectory)
{
    /// <summary>What names begin with, so that they collide with no file of the system.</summary>
    public const string NamePrefix = "postfix-";

    /// <summary>On the command line: no name, no group, or the primary instance.</summary>
    public const string None = "-";

    /// <summary>Its name; empty when it has none.</summary>
    public string Name { get; init; } = "";

    /// <summary>The group that it belongs to; empty for none.</summary>
    public string Group { get; init; } = "";

    /// <summary>Whether it is started and stopped with the others.</summary>
    public bool IsEnabled { get; init; }

    /// <summary>Whether it is the one whose main.cf lists the others.</summary>
    public bool IsPrimary { get; init; }

    /// <summary>The instance that a configuration is of.</summary>
    public static Instance Of(Settings settings) =>
        new(settings.ConfigDirectory, settings[MailParameters.QueueDirectory], settings[MailParameters.DataDirectory])
        {
            Name = settings[MultiInstanceParameters.InstanceName],
            Group = settings[MultiInstanceParameters.InstanceGroup],
            IsEnabled = settings[MultiInstanceParameters.InstanceEnable],
        };

    /// <summary>Whether an option <c>-i</c> means this one: by its directory, or by its name with or without the prefix.</summary>
    public bool IsCalled(string name)
    {
        if (IsPrimary && name == None)
            return true;
        if (name.StartsWith('/') || Name.Length == 0)
            return name == ConfigDirectory;
        bool isShort = !name.StartsWith(NamePrefix, StringComparison.Ordinal) && Name.StartsWith(NamePrefix, StringComparison.Ordinal);
        return name == (isShort ? Name[NamePrefix.Length..] : Name);
    }
}
