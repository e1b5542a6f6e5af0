using Postfix.Packaging.Manual;

namespace Postfix.Tests.Manual;

/// <summary>The manual as it stands in the repository.</summary>
internal static class Source
{
    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>All pages.</summary>
    public static Book Book { get; } = Book.Read(Path.Combine(Root, "docs/manual"));

    private static string FindRoot()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Postfix.Net.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("Postfix.Net.sln");
        return folder;
    }
}
