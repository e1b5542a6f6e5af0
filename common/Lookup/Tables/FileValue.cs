using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Values that are given as names of files, whose content is stored as base64 (postmap -F).</summary>
internal static class FileValue
{
    /// <summary>The content of all the files, with a newline between them, in base64.</summary>
    /// <exception cref="TableException">A file cannot be read.</exception>
    public static string Read(string names)
    {
        List<string> paths = Tokens.SplitList(names);
        if (paths.Count == 0)
            throw new TableException($"empty pathname list: >>{names}<<'");
        MemoryStream content = new();
        foreach (string path in paths)
        {
            if (content.Length > 0)
                content.WriteByte((byte)'\n');
            content.Write(ReadFile(path));
        }
        return Base64.Encode(content.GetBuffer().AsSpan(0, (int)content.Length));
    }

    private static byte[] ReadFile(string path)
    {
        try
        {
            return FileSystem.ReadAll(path);
        }
        catch (PosixException problem)
        {
            throw new TableException(problem.Message, problem);
        }
    }
}
