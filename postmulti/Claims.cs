using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.Postmulti;

/// <summary>Names and directories that are taken, and by whom: no two instances may share one.</summary>
internal sealed class Claims
{
    private readonly Dictionary<string, string> _owners = new(StringComparer.Ordinal);

    /// <summary>Who has a name or directory: "directory, parameter"; null for nobody.</summary>
    public string? OwnerOf(string value) => _owners.GetValueOrDefault(value);

    /// <summary>Takes the directories that all instances share.</summary>
    /// <exception cref="FatalException">One of them does not exist.</exception>
    public void AddShared(Settings settings)
    {
        Add(settings, MailParameters.CommandDirectory);
        Add(settings, MailParameters.DaemonDirectory);
        // It is often one of the others, or the configuration directory.
        RequireDirectory(MailParameters.MetaDirectory.Name, settings[MailParameters.MetaDirectory]);
        Add(settings, MailParameters.ShlibDirectory);
    }

    /// <summary>Takes what an instance has for itself.</summary>
    /// <exception cref="FatalException">Another one has it.</exception>
    public void Add(Instance instance)
    {
        if (instance.Name.Length > 0)
            Add(instance.ConfigDirectory, MultiInstanceParameters.InstanceName.Name, instance.Name);
        Add(instance.ConfigDirectory, MailParameters.ConfigDirectory.Name, instance.ConfigDirectory);
        Add(instance.ConfigDirectory, MailParameters.QueueDirectory.Name, instance.QueueDirectory);
        Add(instance.ConfigDirectory, MailParameters.DataDirectory.Name, instance.DataDirectory);
    }

    private void Add(Settings settings, Parameter<string> directory)
    {
        if (RequireDirectory(directory.Name, settings[directory]))
            Add(settings.ConfigDirectory, directory.Name, settings[directory]);
    }

    // False for "no" and the like.
    private static bool RequireDirectory(string parameter, string path)
    {
        if (!path.StartsWith('/'))
            return false;
        if (FileSystem.TryStatus(path) is not { } status)
            throw new FatalException($"{parameter} = '{path}': directory not found: {Errno.ENOENT.Describe()}");
        return status.IsDirectory ? true : throw new FatalException($"{parameter} = '{path}' is not a directory");
    }

    private void Add(string instance, string parameter, string value)
    {
        string claimant = $"{instance}, {parameter}";
        if (!_owners.TryAdd(value, claimant) && _owners[value] is var owner && owner != claimant)
            throw new FatalException($"instance {instance}, {parameter}={value} conflicts with instance {owner}={value}");
    }
}
