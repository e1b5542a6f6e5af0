namespace Postfix.Posix;

/// <summary>What program to start and how. Descriptors not mentioned, except 0, 1 and 2, do not pass to it.</summary>
/// <param name="Path">The executable file.</param>
/// <param name="Arguments">The whole argument vector, argv[0] included.</param>
public sealed record SpawnRequest(string Path, params IReadOnlyList<string> Arguments)
{
    /// <summary>"NAME=value" strings; null for the environment of this process.</summary>
    public IReadOnlyList<string>? Environment { get; init; }

    /// <summary>Which of our descriptors the program finds under which number.</summary>
    public IReadOnlyList<(FileDescriptor Source, int Target)> Descriptors { get; init; } = [];

    /// <summary>Where the program starts; null for our own directory.</summary>
    public string? WorkingDirectory { get; init; }

    /// <summary>The program's process group and session.</summary>
    public ProcessGroup Group { get; init; }
}
