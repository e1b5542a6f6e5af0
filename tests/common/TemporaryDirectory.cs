namespace Postfix.Tests;

/// <summary>A directory of one test, removed with everything in it.</summary>
public sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("pf").FullName;

    public static string operator /(TemporaryDirectory directory, string name) => $"{directory.Path}/{name}";

    public void Write(string name, string content) => File.WriteAllText(this / name, content);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
