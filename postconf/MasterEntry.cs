using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>One entry of master.cf as text: dashes stay dashes, and options have one canonical form.</summary>
internal sealed class MasterEntry
{
    private readonly List<string> _words;

    private MasterEntry(List<string> words) => _words = words;

    /// <summary>First and second field with a slash between.</summary>
    public string NameSpace => $"{this[MasterField.Service]}/{this[MasterField.Type]}";

    /// <summary>The command's arguments.</summary>
    public IReadOnlyList<string> Arguments => _words[MasterFieldNames.Count..];

    /// <summary>The text of a column; for the command, only its name.</summary>
    public string this[MasterField field] => _words[(int)field];

    /// <summary>Parses a logical line. Braces that do not match cost a warning, all else that is wrong is an error.</summary>
    public static MasterEntry Parse(string text, Action<string> warn)
    {
        List<string> words = Tokens.SplitWithBraces(text, Tokens.WhiteSpace);
        if (words.Count < MasterFieldNames.Count)
        {
            throw new MasterEntryException("bad field count");
        }

        MasterEntry entry = new(words);
        entry.Check(text);
        entry.Replace(MasterFieldNames.Count, DaemonArguments.Normalize(entry.Arguments, warn));
        return entry;
    }

    /// <summary>Settings of the options <c>-o name=value</c>; the last one of a name counts.</summary>
    public Dictionary<string, string> Overrides()
    {
        Dictionary<string, string> overrides = new(StringComparer.Ordinal);
        foreach (int index in OverrideIndexes())
        {
            NameValue setting = NameValue.Split(_words[index]);
            if (setting.Error is null)
            {
                overrides[setting.Name] = setting.Value;
            }
        }

        return overrides;
    }

    /// <summary>Changes a column; the command column takes the arguments too.</summary>
    public void Set(MasterField field, string value, Action<string> warn)
    {
        if (field == MasterField.Command)
        {
            List<string> words = Tokens.SplitWithBraces(value, Tokens.WhiteSpace);
            Replace((int)field, [.. words.Take(1), .. DaemonArguments.Normalize(words[Math.Min(1, words.Count)..], warn)]);
        }
        else
        {
            _words[(int)field] = value;
        }

        Check(value);
    }

    /// <summary>Sets or adds an option <c>-o name=value</c>; a new one comes after the options that exist.</summary>
    public void SetOverride(string name, string value)
    {
        string setting = $"{name}={value}";
        List<int> found = OverrideIndexes().Where(index => IsSettingOf(index, name)).ToList();
        found.ForEach(index => _words[index] = setting);
        if (found.Count == 0)
        {
            _words.InsertRange(MasterFieldNames.Count + DaemonArguments.OptionCount(Arguments), ["-o", setting]);
        }
    }

    /// <summary>Removes all options <c>-o name=…</c>.</summary>
    public void RemoveOverride(string name)
    {
        foreach (int index in OverrideIndexes().Where(index => IsSettingOf(index, name)).Reverse().ToList())
        {
            _words.RemoveRange(index - 1, 2);
        }
    }

    private bool IsSettingOf(int index, string name) => _words[index].StartsWith(name + "=", StringComparison.Ordinal);

    private void Replace(int from, IReadOnlyList<string> words)
    {
        _words.RemoveRange(from, _words.Count - from);
        _words.AddRange(words);
    }

    /// <summary>Where the values of <c>-o</c> options are.</summary>
    private IEnumerable<int> OverrideIndexes()
    {
        int end = MasterFieldNames.Count + DaemonArguments.OptionCount(Arguments);
        for (int i = MasterFieldNames.Count; i + 1 < end; i++)
        {
            if (_words[i] == "-o")
            {
                yield return ++i;
            }
        }
    }

    private void Check(string rawText)
    {
        Require(MasterField.Type, this[MasterField.Type] is "unix" or "fifo" or "inet" or "pass" or "unix-dgram", rawText);
        for (MasterField flag = MasterField.Private; flag <= MasterField.Chroot; flag++)
        {
            Require(flag, this[flag] is "y" or "n" or "-", rawText);
        }

        string wakeup = this[MasterField.Wakeup];
        Require(MasterField.Wakeup, IsNumberOrDash(wakeup.EndsWith('?') ? wakeup[..^1] : wakeup), rawText);
        Require(MasterField.ProcessLimit, IsNumberOrDash(this[MasterField.ProcessLimit]), rawText);
    }

    private void Require(MasterField field, bool isValid, string rawText)
    {
        if (!isValid)
        {
            string where = rawText.Replace('\n', ' ');
            throw new ConfigurationException($"invalid {MasterFieldNames.Of(field)} field \"{this[field]}\" in \"{where}\"");
        }
    }

    private static bool IsNumberOrDash(string text) => text == "-" || text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
