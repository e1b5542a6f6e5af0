using System.Text.RegularExpressions;

namespace Postfix.Architecture;

/// <summary>The product's source files, as the architecture tests see them.</summary>
internal static partial class Repository
{
    private static readonly string s_root = FindRoot();

    /// <summary>
    /// All C# files of common/, the programs and the executables they are linked into, by path relative to the root. What writes the
    /// manual runs at build time only.
    /// </summary>
    public static IEnumerable<SourceFile> ProductFiles() =>
        from folder in Directory.EnumerateDirectories(s_root)
        let name = Path.GetFileName(folder)
        where name is "common" or "packaging" || File.Exists(Path.Combine(folder, name + ".csproj"))
        from file in Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(s_root, file)
        where !GeneratedFolder().IsMatch(path) && !path.StartsWith("packaging/manual/", StringComparison.Ordinal)
        select new SourceFile(path, File.ReadAllText(file));

    /// <summary>Names of the program folders.</summary>
    public static IEnumerable<string> Programs() =>
        from folder in Directory.EnumerateDirectories(s_root)
        let name = Path.GetFileName(folder)
        where File.Exists(Path.Combine(folder, name + ".csproj")) && name != "common"
        select name;

    /// <summary>The text of a file, by path relative to the root.</summary>
    public static string Read(string path) => File.ReadAllText(Path.Combine(s_root, path));

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Postfix.Net.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Postfix.Net.sln");
        return folder;
    }

    [GeneratedRegex(@"(^|/)(obj|bin)/")]
    private static partial Regex GeneratedFolder();
}
