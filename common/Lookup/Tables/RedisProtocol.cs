using System.Globalization;
using Postfix.Ipc;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>
/// The client's side of the Redis protocol (RESP 2) over one connection. A command is a list of words of known lengths, so that no word
/// can become two. What a server says that makes no sense is a <see cref="FormatException"/>.
/// </summary>
/// <param name="channel">The connection.</param>
internal readonly struct RedisProtocol(Channel channel)
{
    private const int MaxLine = 4096;
    private const int MaxBytes = 1 << 20;
    private const int MaxElements = 10_000;
    private const int MaxDepth = 4;
    private const string EndOfLine = "\r\n";

    /// <summary>Gives a command.</summary>
    public void Send(params ReadOnlySpan<string> words)
    {
        channel.Write($"*{words.Length}{EndOfLine}");
        foreach (string word in words)
        {
            channel.Write($"${word.Length}{EndOfLine}");
            channel.Write(word);
            channel.Write(EndOfLine);
        }
    }

    /// <summary>The reply to the next command that has none yet.</summary>
    public RedisReply Read()
    {
        int bytes = 0;
        return Read(MaxDepth, ref bytes);
    }

    private RedisReply Read(int depth, ref int bytes)
    {
        string line = ReadLine();
        bytes += line.Length;
        if (bytes > MaxBytes)
            throw new FormatException("reply is too large");
        char type = line.Length > 0 ? line[0] : '\0';
        return type switch
        {
            '+' or RedisReply.ErrorType or RedisReply.NumberType => new RedisReply(type, line[1..], []),
            '$' => new RedisReply(type, ReadText(ParseSize(line, MaxBytes), ref bytes), []),
            '*' when depth > 0 => new RedisReply(type, null, ReadElements(ParseSize(line, MaxElements), depth - 1, ref bytes)),
            _ => throw new FormatException($"unexpected reply: {ByteText.Printable(line)}"),
        };
    }

    private string? ReadText(int size, ref int bytes)
    {
        if (size < 0)
            return null;
        bytes += size;
        byte[] text = new byte[size];
        if (!channel.ReadExactly(text))
            throw new IOException("lost connection");
        return ReadLine().Length == 0 ? ByteText.FromBytes(text) : throw new FormatException("text is longer than announced");
    }

    private List<RedisReply> ReadElements(int count, int depth, ref int bytes)
    {
        List<RedisReply> elements = [];
        for (int i = 0; i < count; i++)
            elements.Add(Read(depth, ref bytes));
        return elements;
    }

    private string ReadLine()
    {
        int length = channel.FindDelimiter((byte)'\n', MaxLine);
        if (length < 0)
            throw new IOException("lost connection");
        string line = ByteText.FromBytes(channel.Buffered[..length]);
        channel.Consume(length + 1);
        return line.EndsWith('\r') ? line[..^1] : throw new FormatException($"unexpected reply: {ByteText.Printable(line)}");
    }

    // -1 is nil.
    private static int ParseSize(string line, int limit) =>
        int.TryParse(line.AsSpan(1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int size) && size >= -1 && size <= limit
            ? size
            : throw new FormatException($"unexpected reply: {ByteText.Printable(line)}");
}
