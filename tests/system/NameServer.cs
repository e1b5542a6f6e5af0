using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.System;

/// <summary>A record that <see cref="NameServer"/> knows: an address, or a preference with a host.</summary>
internal sealed record NameRecord(string Name, int Type, string Data);

/// <summary>A name server for a few names, on a loopback address of its own. Needs root, for the port.</summary>
internal sealed class NameServer : IDisposable
{
    public const int A = 1;
    public const int Mx = 15;

    /// <summary>Where it listens.</summary>
    public const string Address = "127.0.53.53";

    private const int Port = 53;
    private const int HeaderSize = 12;

    private readonly UdpClient _socket;
    private readonly NameRecord[] _records;

    public NameServer(params NameRecord[] records)
    {
        _records = records;
        _socket = new UdpClient(new IPEndPoint(IPAddress.Parse(Address), Port));
        new Thread(Serve) { IsBackground = true }.Start();
    }

    public void Dispose() => _socket.Dispose();

    private void Serve()
    {
        try
        {
            while (true)
            {
                IPEndPoint client = new(IPAddress.Any, 0);
                byte[] query = _socket.Receive(ref client);
                if (query.Length > HeaderSize) // a socket that is closed under us reads nothing
                    _socket.Send(Answer(query), client);
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            return; // the test is over
        }
    }

    private byte[] Answer(byte[] query)
    {
        int position = HeaderSize;
        List<string> labels = [];
        for (; query[position] != 0; position += query[position] + 1)
            labels.Add(Encoding.ASCII.GetString(query, position + 1, query[position]));
        int type = BinaryPrimitives.ReadUInt16BigEndian(query.AsSpan(position + 1));
        string name = string.Join('.', labels).ToLowerInvariant();
        NameRecord[] found = [.. _records.Where(record => record.Name == name && record.Type == type)];
        bool isKnown = _records.Any(record => record.Name == name);
        MemoryStream answer = new();
        answer.Write(query.AsSpan(0, 2));
        answer.Write([0x85, (byte)(isKnown ? 0x80 : 0x83), 0, 1, 0, (byte)found.Length, 0, 0, 0, 0]);
        answer.Write(query.AsSpan(HeaderSize, position + 5 - HeaderSize));
        foreach (NameRecord record in found)
        {
            byte[] data = Encode(record);
            answer.Write([0xC0, HeaderSize, 0, (byte)type, 0, 1, 0, 0, 0, 60, 0, (byte)data.Length]);
            answer.Write(data);
        }
        return answer.ToArray();
    }

    private static byte[] Encode(NameRecord record)
    {
        if (record.Type == A)
            return IPAddress.Parse(record.Data).GetAddressBytes();
        string[] words = record.Data.Split(' ');
        return [0, byte.Parse(words[0]), .. words[1].Split('.').SelectMany(label => (byte[])[(byte)label.Length, .. Encoding.ASCII.GetBytes(label)]), 0];
    }
}
