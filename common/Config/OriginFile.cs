using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Config;

/// <summary>The site's mail name in a file of its own, such as Debian's /etc/mailname: the first line of the file that <c>myorigin</c> names.</summary>
/// <param name="Path">The file.</param>
/// <param name="Origin">What it says.</param>
internal sealed record OriginFile(string Path, string Origin)
{
    private const int MaxLength = 1024; // a domain name has 253 characters at most

    /// <summary>Whether <c>myorigin</c> is a file, not a domain.</summary>
    public static bool IsNamedBy(string origin) => origin.StartsWith('/');

    /// <summary>Reads the file.</summary>
    /// <exception cref="ConfigurationException">It cannot be opened, somebody could have exchanged it for another, or it is empty.</exception>
    public static OriginFile Read(string path)
    {
        FileOpening opening = SafeFile.OpenExisting(path, OpenFlags.ReadOnly);
        if (!opening.IsOpen)
            throw new ConfigurationException($"{path}: {opening.Reason}", path, parameter: MailParameters.MyOrigin.Name);
        string origin = ReadFirstLine(opening.File);
        return origin.Length > 0
            ? new OriginFile(path, origin)
            : throw new ConfigurationException($"{MailParameters.MyOrigin} file {path} is empty", path, parameter: MailParameters.MyOrigin.Name);
    }

    private static string ReadFirstLine(FileDescriptor file)
    {
        using (file)
        {
            Span<byte> text = stackalloc byte[MaxLength];
            text = text[..file.Read(text)];
            int end = text.IndexOf((byte)'\n');
            return ByteText.Trim(ByteText.FromBytes(end < 0 ? text : text[..end]));
        }
    }
}
