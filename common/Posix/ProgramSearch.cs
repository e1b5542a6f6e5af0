namespace Postfix.Posix;

/// <summary>Finds programs the way a shell does.</summary>
public static class ProgramSearch
{
    private const string DefaultPath = "/usr/bin:/bin";

    /// <summary>The path of a program: names with a slash are paths, others are searched in PATH; the name itself when not found.</summary>
    public static string Find(string name)
    {
        if (name.Contains('/'))
            return name;
        foreach (string directory in (Environ.Get("PATH") ?? DefaultPath).Split(':'))
        {
            string path = directory.Length == 0 ? name : $"{directory}/{name}";
            if (FileSystem.IsAccessible(path, AccessKind.Execute))
                return path;
        }
        return name;
    }
}
