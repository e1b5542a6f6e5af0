using System.Globalization;
using System.Text;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;

namespace Postfix.SmtpSink;

/// <summary>Where messages are kept: a file for each, or all in files whose names follow the time.</summary>
/// <param name="template">Name of the file, expanded by strftime(3).</param>
/// <param name="isSingle">Whether each message has a file of its own, named with a random number.</param>
/// <param name="startText">Stands before each message.</param>
/// <param name="clock">The time for names and headers.</param>
internal sealed class CaptureStore(string template, bool isSingle, string startText, TimeProvider clock)
{
    private const int FileMode = 0x1A4; // 0644
    private const int MostAttempts = 100;

    /// <summary>Begins a file for a transaction.</summary>
    /// <exception cref="FatalException">It cannot be made.</exception>
    public CapturedMessage Begin()
    {
        string name = TimeTemplate.Expand(template, clock.GetLocalNow());
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            string id = Random.Shared.Next().ToString("x8", CultureInfo.InvariantCulture);
            FileDescriptor? file = FileSystem.TryOpen(
                name + id, OpenFlags.ReadWrite | OpenFlags.Create | OpenFlags.Exclusive, FileMode, out Errno error);
            if (file is not null)
                return new CapturedMessage(file, id, startText, isSingle ? null : new MessageCollection(name));
            if (error == Errno.ENOENT)
                CaptureDirectory.MakeFor(name + id);
            else if (error != Errno.EEXIST)
                throw new FatalException($"open {name}{id}: {error.Describe()}");
        }
        throw new FatalException($"open {name}: {Errno.EEXIST.Describe()}");
    }

    /// <summary>The present time as it stands in headers.</summary>
    public string Date() => MailDate.Format(clock.GetUtcNow(), clock);

    /// <summary>Resolves C escape sequences; a null byte is the end.</summary>
    public static string Unescape(string text)
    {
        StringBuilder result = new();
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
                result.Append(text[i]);
            else if (i + 1 == text.Length)
                break;
            else if (text[i + 1] is >= '0' and <= '7')
                result.Append(Octal(text, ref i));
            else
                result.Append(text[++i] switch { 'a' => '\a', 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', 'v' => '\v', char other => other });
        }
        string all = result.ToString();
        return all.IndexOf('\0', StringComparison.Ordinal) is >= 0 and var end ? all[..end] : all;
    }

    private static char Octal(string text, ref int position)
    {
        const int mostDigits = 3;
        int value = 0;
        for (int digits = 0; digits < mostDigits && position + 1 < text.Length && text[position + 1] is >= '0' and <= '7'; digits++)
            value = value * 8 + text[++position] - '0';
        return (char)(value & 0xff);
    }
}
