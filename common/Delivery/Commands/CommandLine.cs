using System.Buffers;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Delivery.Commands;

/// <summary>Turns the text of a command into an argument vector, without a shell where that is possible.</summary>
public static class CommandLine
{
    /// <summary>Where programs are searched for, and the PATH that commands get.</summary>
    public const string SearchPath = "/usr/bin:/bin";

    private const string Shell = "/bin/sh";

    // Everything that no shell would treat in a special way.
    private static readonly SearchValues<char> s_plain = SearchValues.Create(
        "1234567890!@%-_=+:,./abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ \t");

    /// <summary>The argument vector for a command.</summary>
    /// <param name="command">The command's text.</param>
    /// <param name="shell">A shell and its arguments, to which the text is added; null to use /bin/sh when the text needs
    /// one.</param>
    public static IReadOnlyList<string> Parse(string command, IReadOnlyList<string>? shell = null)
    {
        if (shell is { Count: > 0 })
            return [.. shell, command];
        if (!command.AsSpan().ContainsAnyExcept(s_plain))
        {
            List<string> words = Tokens.SplitWithBraces(command, Tokens.WhiteSpace);
            // A name that is not found may be built into the shell.
            if (words.Count > 0 && Find(words[0]) is not null)
                return words;
        }
        return ["sh", "-c", command];
    }

    /// <summary>
    /// The file of a program: found along <see cref="SearchPath"/> unless its name has a slash; null when it is not found.
    /// </summary>
    public static string? Find(string program)
    {
        if (program.Contains('/', StringComparison.Ordinal))
            return program;
        foreach (string directory in SearchPath.Split(':'))
        {
            string path = $"{directory}/{program}";
            if (FileSystem.IsAccessible(path, AccessKind.Execute))
                return path;
        }
        return program == "sh" ? Shell : null;
    }
}
