using System.Text;
using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>Sets, comments out or removes parameters in main.cf; all other lines stay as they are.</summary>
internal sealed class MainCfEditor(PostconfOptions options, string path, Action<string> warn)
{
    private readonly Dictionary<string, string> _requests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _found = new(StringComparer.Ordinal);
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);
    private readonly StringBuilder _result = new();

    /// <summary>Edits the file.</summary>
    public void Edit()
    {
        foreach (string operand in options.Operands)
        {
            AddRequest(operand);
        }

        using EditedFile file = EditedFile.Open(path);
        Rewrite(new PhysicalLines(file.Read()));
        if (options.Has(Switches.Edit))
        {
            AppendNewParameters();
        }

        file.Replace(ByteText.ToBytes(_result.ToString()));
    }

    private void AddRequest(string operand)
    {
        if (operand.Contains('\n'))
        {
            throw new ConfigurationException("-e, -X, or -# accepts no multi-line input");
        }

        string text = ByteText.TrimStart(operand);
        if (text.StartsWith('#'))
        {
            throw new ConfigurationException("-e, -X, or -# accepts no comment input");
        }

        NameValue request = options.Has(Switches.Edit) ? ParseSetting(text) : ParseName(text);
        if (options.Has(Switches.Edit) && _requests.TryGetValue(request.Name, out string? earlier) && earlier != request.Value)
        {
            warn($"ignoring earlier request: '{request.Name} = {earlier}'");
        }

        _requests[request.Name] = request.Value;
    }

    private static NameValue ParseSetting(string text)
    {
        NameValue setting = NameValue.Split(text);
        return setting.Error is null ? setting : throw new ConfigurationException($"{setting.Error}: \"{text}\"");
    }

    private static NameValue ParseName(string text) =>
        text.Length == 0 ? throw new ConfigurationException("-X or -# requires non-blank parameter names")
        : text.Contains('=') ? throw new ConfigurationException("-X or -# requires parameter names without value")
        : new NameValue(ByteText.TrimEnd(text), "", null);

    private void Rewrite(PhysicalLines lines)
    {
        bool isRequested = false;
        for (int i = 0; i < lines.Count; i++)
        {
            string line = lines[i];
            if (PhysicalLines.IsIgnored(line))
            {
                _result.Append(line);
                continue;
            }

            bool isContinuation = PhysicalLines.IsContinuation(line);
            string name = isContinuation ? "" : line[..line.AsSpan().IndexOfAny(" \t\r\n=")];
            isRequested = isContinuation ? isRequested : _requests.ContainsKey(name);
            if (!isRequested)
            {
                _result.Append(line);
            }
            else if (options.Has(Switches.CommentOut))
            {
                _result.Append('#').Append(line);
            }

            if (isRequested && !isContinuation)
            {
                ReplaceStart(name);
            }
        }
    }

    private void ReplaceStart(string name)
    {
        if (!_found.Add(name) && _repeated.Add(name))
        {
            warn($"{path}: multiple entries for \"{name}\"");
        }

        if (options.Has(Switches.Edit))
        {
            _result.Append(name).Append(" = ").Append(_requests[name]).Append('\n');
        }
    }

    private void AppendNewParameters()
    {
        foreach ((string name, string value) in _requests.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (!_found.Contains(name))
            {
                _result.Append(name).Append(" = ").Append(value).Append('\n');
            }
        }
    }
}
