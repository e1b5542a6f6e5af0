namespace Postfix.Config;

/// <summary>The settings of one main.cf as they stand there: names and unexpanded values.</summary>
public sealed class MainCf
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly List<string> _warnings = [];
    private readonly IReadOnlyList<(string Name, string Value)> _presets;

    private MainCf(string path, IReadOnlyList<(string Name, string Value)> presets) => (Path, _presets) = (path, presets);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Unexpanded values by name.</summary>
    public IReadOnlyDictionary<string, string> Values => _values;

    /// <summary>The line, from 1, where the setting of a name begins; 0 when there is none.</summary>
    public int LineOf(string name) => _lines.GetValueOrDefault(name);

    /// <summary>What is odd in the file, but no error.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Reads a file; throws <see cref="ConfigurationException"/> when it cannot be read or a line is no setting.</summary>
    /// <param name="path">The file.</param>
    /// <param name="presets">What the program has set before: a line that says otherwise costs a warning.</param>
    public static MainCf Load(string path, params IReadOnlyList<(string Name, string Value)> presets) =>
        Parse(ConfigurationFile.Read(path), path, presets);

    /// <summary>Parses the content of a file.</summary>
    public static MainCf Parse(ReadOnlyMemory<byte> content, string path, params IReadOnlyList<(string Name, string Value)> presets)
    {
        MainCf file = new(path, presets);
        LogicalLineReader lines = new(content, path, file._warnings.Add);
        while (lines.Read() is { } line)
        {
            file.Add(line);
        }

        return file;
    }

    private void Add(LogicalLine line)
    {
        NameValue setting = NameValue.Split(line.Text);
        if (setting.Error is { } error)
        {
            throw new ConfigurationException($"{Path}, line {line.First}: {error}: \"{line.Text}\"", Path, line.First)
            {
                Warnings = _warnings,
            };
        }

        if (Earlier(setting.Name) is { } earlier && earlier != setting.Value)
        {
            _warnings.Add($"{Path}, line {line.First}: overriding earlier entry: {setting.Name}={earlier}");
        }

        _values[setting.Name] = setting.Value;
        _lines[setting.Name] = line.First;
    }

    private string? Earlier(string name)
    {
        if (_values.TryGetValue(name, out string? value))
        {
            return value;
        }

        foreach ((string Name, string Value) preset in _presets)
        {
            if (preset.Name == name)
            {
                return preset.Value;
            }
        }

        return null;
    }
}
