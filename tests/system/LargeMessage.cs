using System.Security.Cryptography;
using System.Text;

namespace Postfix.Tests.System;

/// <summary>A message of any size that is made while it is sent: lines of all lengths and of all bytes that may be in them.</summary>
internal sealed class LargeMessage
{
    private const int LongestLine = 990; // smtp_line_length_limit is 998 with the line end
    private const int BlockSize = 1 << 20;

    private readonly byte[] _block = NewBlock();
    private readonly int _blocks;

    /// <param name="megabytes">Its size, more or less.</param>
    public LargeMessage(int megabytes) => _blocks = megabytes;

    /// <summary>The digest of its body, lines ended by LF.</summary>
    public string Digest
    {
        get
        {
            using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            for (int number = 0; number < _blocks; number++)
            {
                hash.AppendData(Head(number, "\n"));
                hash.AppendData(_block);
            }
            return Convert.ToHexString(hash.GetHashAndReset());
        }
    }

    /// <summary>The digest of the body of a message in a file.</summary>
    public static string DigestOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        // The headers end with the first empty line.
        for (int previous = 0, value = file.ReadByte(); !(previous == '\n' && value == '\n'); (previous, value) = (value, file.ReadByte()))
            Assert.NotEqual(-1, value);
        return Convert.ToHexString(SHA256.HashData(file));
    }

    /// <summary>Sends it as RFC 5321 wants it, up to and with the final dot.</summary>
    public void SendTo(Stream stream)
    {
        stream.Write("Subject: large\r\n\r\n"u8);
        byte[] wire = OnTheWire(_block);
        for (int number = 0; number < _blocks; number++)
        {
            stream.Write(Head(number, "\r\n"));
            stream.Write(wire);
        }
        stream.Write(".\r\n"u8);
    }

    // Every block is another one.
    private static byte[] Head(int number, string lineEnd) => Encoding.ASCII.GetBytes($"block {number}{lineEnd}");

    private static byte[] NewBlock()
    {
        Random random = new(1);
        List<byte> block = [.. "From somebody\n.\n..\n.dot\n\n"u8];
        while (block.Count < BlockSize)
        {
            byte[] line = new byte[random.Next(LongestLine)];
            random.NextBytes(line);
            block.AddRange(line.Select(value => value is 0 or (byte)'\r' or (byte)'\n' ? (byte)'x' : value));
            block.Add((byte)'\n');
        }
        return [.. block];
    }

    private static byte[] OnTheWire(byte[] block)
    {
        List<byte> wire = [];
        bool isStart = true;
        foreach (byte value in block)
        {
            if (isStart && value == '.')
                wire.Add((byte)'.');
            if (value == '\n')
                wire.Add((byte)'\r');
            wire.Add(value);
            isStart = value == '\n';
        }
        return [.. wire];
    }
}
