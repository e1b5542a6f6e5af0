using System.Globalization;
using Postfix.Ipc;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>The client's side of memcached's text protocol over one connection. What a server says that makes no sense is the message of a <see cref="FormatException"/>.</summary>
/// <param name="channel">The connection.</param>
/// <param name="lineLimit">Most bytes of a line of a reply.</param>
/// <param name="dataLimit">Most bytes of a value.</param>
internal readonly struct MemcacheClient(Channel channel, int lineLimit, int dataLimit)
{
    private const string EndOfLine = "\r\n";

    /// <summary>The value of a key; null when there is none.</summary>
    public string? Get(string key)
    {
        channel.Write($"get {key}{EndOfLine}");
        string line = ReadLine();
        if (line == "END")
            return null;
        string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        bool isValue = words.Length is 4 or 5 && words[0] == "VALUE" && words[1] == key;
        if (!isValue || !int.TryParse(words[3], NumberStyles.None, CultureInfo.InvariantCulture, out int size))
            throw Unexpected(line);
        if (size > dataLimit)
            throw Unexpected(line);
        byte[] data = new byte[size];
        if (!channel.ReadExactly(data))
            throw new EndOfStreamException("lost connection");
        Expect("");
        Expect("END");
        return ByteText.FromBytes(data);
    }

    /// <summary>Stores a value.</summary>
    public void Set(string key, string value, int flags, int secondsToLive)
    {
        channel.Write($"set {key} {flags} {secondsToLive} {value.Length}{EndOfLine}");
        channel.Write(value);
        channel.Write(EndOfLine);
        Expect("STORED");
    }

    /// <summary>Removes a key; false when there was none.</summary>
    public bool Delete(string key)
    {
        channel.Write($"delete {key}{EndOfLine}");
        string line = ReadLine();
        return line is "DELETED" || (line is "NOT_FOUND" ? false : throw Unexpected(line));
    }

    private void Expect(string expected)
    {
        if (ReadLine() is var line && line != expected)
            throw Unexpected(line);
    }

    private string ReadLine()
    {
        int length = channel.FindDelimiter((byte)'\n', lineLimit);
        if (length < 0)
            throw new IOException("lost connection");
        string line = ByteText.FromBytes(channel.Buffered[..length]);
        channel.Consume(length + 1);
        return line.TrimEnd('\r');
    }

    private static FormatException Unexpected(string line) => new(line);
}
