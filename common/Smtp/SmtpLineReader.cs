using Postfix.Ipc;

namespace Postfix.Smtp;

/// <summary>Reads commands or replies, one line at a time, with an upper bound on what is kept of a line.</summary>
public static class SmtpLineReader
{
    /// <summary>
    /// The next line, without its end; valid until the next read from the channel. Time limits are those of the channel.
    /// </summary>
    /// <param name="channel">Where to read; pending output is sent before a wait.</param>
    /// <param name="limit">Most bytes of a line; the rest is skipped.</param>
    /// <param name="end">How the line ended.</param>
    public static ReadOnlySpan<byte> Read(Channel channel, int limit, out LineEnd end)
    {
        int searched = 0;
        while (true)
        {
            int lineFeed = channel.Buffered[searched..].IndexOf((byte)'\n');
            if (lineFeed >= 0)
                return TakeLine(channel, searched + lineFeed, limit, out end);
            searched = channel.Buffered.Length;
            if (searched > limit + 1)
                return TakeOverlongLine(channel, limit, out end);
            if (!channel.Fill(Math.Max(limit + 2, Channel.DefaultBufferSize)))
            {
                end = LineEnd.EndOfInput;
                return default;
            }
        }
    }

    private static ReadOnlySpan<byte> TakeLine(Channel channel, int lineFeed, int limit, out LineEnd end)
    {
        ReadOnlySpan<byte> line = channel.Buffered[..lineFeed];
        channel.Consume(lineFeed + 1); // moves an index only: the bytes stay until the next read
        end = LineEnd.Lf;
        if (line is [.., (byte)'\r'])
        {
            line = line[..^1];
            end = LineEnd.CrLf;
        }
        if (line.Length <= limit)
            return line;
        end = LineEnd.TooLong;
        return line[..limit];
    }

    private static ReadOnlySpan<byte> TakeOverlongLine(Channel channel, int limit, out LineEnd end)
    {
        byte[] line = channel.Buffered[..limit].ToArray();
        int lineFeed;
        while ((lineFeed = channel.Buffered.IndexOf((byte)'\n')) < 0)
        {
            channel.Consume(channel.Buffered.Length);
            if (channel.Fill())
                continue;
            end = LineEnd.EndOfInput;
            return default;
        }
        channel.Consume(lineFeed + 1);
        end = LineEnd.TooLong;
        return line;
    }
}
