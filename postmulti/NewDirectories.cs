using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Postmulti;

/// <summary>The directories of a new instance: what the command line says, else beside those of the primary instance, called as it is.</summary>
/// <param name="primary">Settings of the primary instance.</param>
/// <param name="name">The name of the new one; null or empty when it has none.</param>
internal sealed class NewDirectories(Settings primary, string? name)
{
    private readonly Dictionary<string, string> _given = new(StringComparer.Ordinal);

    /// <summary>Takes an operand such as "queue_directory=/var/spool/postfix-out".</summary>
    /// <exception cref="FatalException">It is no directory of an instance, or no absolute path.</exception>
    public void Set(EditAction action, string operand)
    {
        NameValue setting = NameValue.Split(operand);
        if (setting.Error is not null)
            throw new FatalException($"Malformed parameter setting '{operand}'");
        bool isKnown = setting.Name == MailParameters.ConfigDirectory.Name
            || (action != EditAction.Import
                && (setting.Name == MailParameters.QueueDirectory.Name || setting.Name == MailParameters.DataDirectory.Name));
        if (!isKnown)
            throw new FatalException($"Parameter '{setting.Name}' not valid with action {PostmultiOptions.NameOf(action)}");
        if (!setting.Value.StartsWith('/'))
            throw new FatalException($"Parameter setting '{setting.Name}' is not an absolute path");
        string path = setting.Value.TrimEnd('/');
        _given[setting.Name] = path.Length > 0 ? path : throw new FatalException($"Parameter setting '{setting.Name}' is the root directory");
    }

    /// <summary>Where its configuration is or will be.</summary>
    /// <exception cref="FatalException">It is not said where, or another one has its configuration there.</exception>
    public string PlaceConfiguration(Claims claims)
    {
        Parameter<string> config = MailParameters.ConfigDirectory;
        string configDirectory = PathOf(config.Name, primary.ConfigDirectory);
        if (claims.OwnerOf(configDirectory) is { } owner)
        {
            throw new FatalException(
                $"new {config.Name}={configDirectory} is already in use by instance {owner}={configDirectory}");
        }
        return configDirectory;
    }

    /// <summary>A new instance with that configuration.</summary>
    /// <exception cref="FatalException">It is not said where it has its other directories.</exception>
    public Instance Place(string configDirectory) => new(
        configDirectory,
        PathOf(MailParameters.QueueDirectory.Name, primary[MailParameters.QueueDirectory]),
        PathOf(MailParameters.DataDirectory.Name, primary[MailParameters.DataDirectory]));

    private string PathOf(string parameter, string ofPrimary)
    {
        if (_given.TryGetValue(parameter, out string? path))
            return path;
        if (string.IsNullOrEmpty(name))
            throw new FatalException($"Missing {parameter} parameter value");
        string beside = ofPrimary.TrimEnd('/');
        return $"{beside[..Math.Max(beside.LastIndexOf('/'), 0)]}/{name}";
    }
}
