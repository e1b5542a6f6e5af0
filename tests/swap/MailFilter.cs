using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Postfix.Tests.Swap;

/// <summary>A mail filter (milter, protocol version 6) that changes messages as it is told, and wants to hear of their end only.</summary>
internal sealed class MailFilter : IDisposable
{
    private const int Version = 6;

    // SMFIF_ADDHDRS, CHGBODY, ADDRCPT, DELRCPT, CHGHDRS, CHGFROM, ADDRCPT_PAR.
    private const int Actions = 0x1 | 0x2 | 0x4 | 0x8 | 0x10 | 0x40 | 0x80;

    // SMFIP_NOCONNECT, NOHELO, NOMAIL, NORCPT, NOBODY, NOHDRS, NOEOH, NOUNKNOWN, NODATA.
    private const int OmittedSteps = 0x7F | 0x100 | 0x200;

    private const byte Negotiation = (byte)'O';
    private const byte EndOfMessage = (byte)'E';
    private const byte Continue = (byte)'c';
    private const byte Quit = (byte)'Q';

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);

    public MailFilter()
    {
        _listener.Start();
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What is done to the next messages, in this order.</summary>
    public volatile IReadOnlyList<byte[]> Changes = [];

    /// <summary>Another value for the first header with this name; an empty one removes the header.</summary>
    public static byte[] ChangeHeader(string name, string value) => [(byte)'m', .. Number(1), .. Text(name), .. Text(value)];

    /// <summary>A header at this place from the top.</summary>
    public static byte[] InsertHeader(int index, string name, string value) =>
        [(byte)'i', .. Number(index), .. Text(name), .. Text(value)];

    /// <summary>A header after the others.</summary>
    public static byte[] AddHeader(string name, string value) => [(byte)'h', .. Text(name), .. Text(value)];

    /// <summary>Another sender, with parameters as those of MAIL FROM.</summary>
    public static byte[] ChangeSender(string address, string parameters = "") =>
        [(byte)'e', .. Text($"<{address}>"), .. Text(parameters)];

    /// <summary>One more recipient.</summary>
    public static byte[] AddRecipient(string address) => [(byte)'+', .. Text($"<{address}>")];

    /// <summary>One more recipient, with parameters as those of RCPT TO.</summary>
    public static byte[] AddRecipient(string address, string parameters) =>
        [(byte)'2', .. Text($"<{address}>"), .. Text(parameters)];

    /// <summary>One recipient less.</summary>
    public static byte[] DeleteRecipient(string address) => [(byte)'-', .. Text($"<{address}>")];

    /// <summary>A piece of another body.</summary>
    public static byte[] ReplaceBody(string text) =>
        [(byte)'b', .. Encoding.Latin1.GetBytes(text.Replace("\n", "\r\n", StringComparison.Ordinal))];

    public void Dispose() => _listener.Stop();

    private void Accept()
    {
        try
        {
            while (true)
            {
                TcpClient client = _listener.AcceptTcpClient();
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The listener was stopped.
        }
    }

    private void Serve(TcpClient client)
    {
        using (client)
        {
            NetworkStream stream = client.GetStream();
            try
            {
                while (Read(stream) is [not Quit, ..] packet)
                    foreach (byte[] answer in Answer(packet[0]))
                        stream.Write([.. Number(answer.Length), .. answer]);
            }
            catch (IOException)
            {
                // The mail system went away, as it may.
            }
        }
    }

    private byte[][] Answer(byte command) => command switch
    {
        Negotiation => [[Negotiation, .. Number(Version), .. Number(Actions), .. Number(OmittedSteps)]],
        EndOfMessage => [.. Changes, [Continue]],
        _ => [],
    };

    private static byte[] Read(NetworkStream stream)
    {
        byte[] length = new byte[sizeof(int)];
        stream.ReadExactly(length);
        byte[] packet = new byte[BinaryPrimitives.ReadInt32BigEndian(length)];
        stream.ReadExactly(packet);
        return packet;
    }

    private static byte[] Number(int value)
    {
        byte[] bytes = new byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] Text(string value) => [.. Encoding.Latin1.GetBytes(value), 0];
}
