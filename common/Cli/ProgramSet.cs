using Postfix.Posix;

namespace Postfix.Cli;

/// <summary>
/// The programs of one executable file that has a link with the name of each. Processes share the pages of their file, so what the
/// programs have in common is in memory once for all of them.
/// </summary>
public sealed class ProgramSet(IReadOnlyDictionary<string, Func<int>> programs)
{
    /// <summary>Runs the program that this process was started as; its exit status, or 1 when there is none of that name.</summary>
    public int Run()
    {
        if ((Find(Arguments.ExecutedFile) ?? Find(Environment.ProcessPath)) is { } main)
            return main();
        Terminal terminal = Terminal.OfProcess();
        terminal.WriteError($"fatal: {Arguments.ExecutedFile}: must be called by the name of one of its programs: "
            + string.Join(' ', programs.Keys.Order(StringComparer.Ordinal)));
        terminal.Flush();
        return 1;
    }

    /// <summary>
    /// The program that a file is named after: by the last part of its path, with or without a suffix such as that of
    /// "sendmail.postfix", which distributions use where several mail systems are installed.
    /// </summary>
    public Func<int>? Find(string? path)
    {
        string name = Path.GetFileName(path) ?? "";
        return programs.GetValueOrDefault(name) ?? programs.GetValueOrDefault(Path.GetFileNameWithoutExtension(name));
    }
}
