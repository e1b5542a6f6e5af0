using System.Globalization;
using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>
/// The parameters of a database table: from a file of its own, or from main.cf, where they begin with the table's name
/// (sqlite_table(5)).
/// </summary>
internal sealed class TableConfiguration
{
    private readonly string _source;
    private readonly string _prefix;
    private readonly Func<string, string?> _find;

    private TableConfiguration(string source, string prefix, TableOwner owner, Func<string, string?> find)
    {
        _source = source;
        _prefix = prefix;
        _find = find;
        Owner = owner;
    }

    /// <summary>Who could have written it.</summary>
    public TableOwner Owner { get; }

    /// <exception cref="TableException">The file cannot be read.</exception>
    public static TableConfiguration Read(TableRequest request)
    {
        if (request.Name.StartsWith('/') || request.Name.StartsWith('.'))
            return ReadFile(request);
        Settings settings = request.Context.Settings;
        string prefix = request.Name + "_";
        return new TableConfiguration("", prefix, TableOwner.Trusted, parameter =>
            settings.Unexpanded(prefix + parameter) is { } value ? settings.Expand(value) : null);
    }

    /// <summary>A text, or its default.</summary>
    public string Text(string parameter, string fallback = "") => _find(parameter) ?? fallback;

    /// <summary>A number; it may have a sign.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="fallback">Its default.</param>
    /// <param name="min">The smallest value.</param>
    /// <param name="max">The largest value.</param>
    /// <exception cref="TableException">The value is none.</exception>
    public int Number(string parameter, int fallback, int min = int.MinValue, int max = int.MaxValue)
    {
        if (_find(parameter) is not { } text)
            return fallback;
        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            throw Bad("numerical configuration", parameter, text);
        return number < min ? throw new TableException($"{_source}invalid {_prefix}{parameter} parameter value {number} < {min}")
            : number > max ? throw new TableException($"{_source}invalid {_prefix}{parameter} parameter value {number} > {max}")
            : number;
    }

    /// <summary>A number of seconds.</summary>
    /// <exception cref="TableException">The value is none.</exception>
    public TimeSpan Seconds(string parameter, int fallback, int min = int.MinValue) => TimeSpan.FromSeconds(Number(parameter, fallback, min));

    /// <summary>"yes" or "no".</summary>
    /// <exception cref="TableException">The value is neither.</exception>
    public bool Flag(string parameter, bool fallback) => Flag(parameter) ?? fallback;

    /// <summary>"yes" or "no"; null without the parameter.</summary>
    /// <exception cref="TableException">The value is neither.</exception>
    public bool? Flag(string parameter) => _find(parameter) is not { } text ? null : ByteText.LowerAscii(text) switch
    {
        "yes" => true,
        "no" => false,
        _ => throw Bad("boolean configuration", parameter, text),
    };

    /// <summary>A text that must be there.</summary>
    /// <exception cref="TableException">It is not, or empty.</exception>
    public string Required(string parameter, string fallback = "") => Text(parameter, fallback) is { Length: > 0 } text
        ? text
        : throw Bad("string length 0 < 1", parameter, "");

    // Parameters of main.cf have a name of their own, those of a file are nothing without it.
    private TableException Bad(string problem, string parameter, string value) =>
        new($"{_source}bad {problem}: {_prefix}{parameter} = {value}");

    private static TableConfiguration ReadFile(TableRequest request)
    {
        using FileDescriptor? file = FileSystem.TryOpen(request.Name, OpenFlags.ReadOnly, 0, out Errno error);
        if (file is null)
            throw new TableException($"open {request.Name}: {ErrnoText.Describe(error)}");
        LogicalLineReader lines = new(FileSystem.ReadAll(file), request.Name, request.Context.Log.Warning);
        Dictionary<string, string> values = [];
        while (lines.Read() is { } line)
        {
            NameValue setting = NameValue.Split(line.Text);
            if (setting.Error is not null)
                throw new TableException($"{request.Name}, line {line.First}: {setting.Error}: \"{line.Text}\"");
            if (values.TryGetValue(setting.Name, out string? earlier) && earlier != setting.Value)
                request.Context.Log.Warning($"{request.Name}, line {line.First}: overriding earlier entry: {setting.Name}={earlier}");
            values[setting.Name] = setting.Value;
        }
        return new TableConfiguration($"{request.Name}: ", "", TableOwner.OfFile(file.Status().Uid), values.GetValueOrDefault);
    }
}
