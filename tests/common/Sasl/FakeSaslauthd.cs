using System.Buffers.Binary;
using System.Text;
using Postfix.Posix;

namespace Postfix.Tests.Sasl;

/// <summary>
/// A saslauthd, with the configuration that leads Cyrus SASL to it. The library reads its configuration once per process, so
/// there is one for all tests. alice has the password "secret"; who is "slow" gets no answer.
/// </summary>
public sealed class FakeSaslauthd : IDisposable
{
    /// <summary>Name of the configuration file, without ".conf".</summary>
    public const string Application = "postfix-test";

    private readonly TemporaryDirectory _directory = new();
    private readonly FileDescriptor _listener;

    public FakeSaslauthd()
    {
        _directory.Write($"{Application}.conf",
            $"pwcheck_method: saslauthd\nsaslauthd_path: {_directory / "mux"}\nmech_list: PLAIN LOGIN ANONYMOUS\n");
        _listener = Sockets.ListenUnix(_directory / "mux", 20);
        new Thread(Run) { IsBackground = true }.Start();
    }

    public string ConfigurationPath => _directory.Path;

    /// <summary>What was asked: name, password, service and realm.</summary>
    public List<string> Requests { get; } = [];

    public void Dispose()
    {
        _listener.Dispose();
        _directory.Dispose();
    }

    private void Run()
    {
        try
        {
            while (Sockets.Accept(_listener) is { } client)
                using (client)
                    Answer(client);
        }
        catch (ObjectDisposedException)
        {
            // The tests ended while it answered.
        }
    }

    private void Answer(FileDescriptor client)
    {
        string[] words = [ReadWord(client), ReadWord(client), ReadWord(client), ReadWord(client)];
        lock (Requests)
            Requests.Add(string.Join(' ', words));
        if (words[0] == "slow")
            return;
        string answer = words is ["alice", "secret", ..] ? "OK" : "NO";
        client.WriteAll([0, (byte)answer.Length, .. Encoding.ASCII.GetBytes(answer)]);
    }

    private static string ReadWord(FileDescriptor client)
    {
        byte[] size = Read(client, 2);
        return Encoding.Latin1.GetString(Read(client, BinaryPrimitives.ReadUInt16BigEndian(size)));
    }

    private static byte[] Read(FileDescriptor client, int length)
    {
        byte[] buffer = new byte[length];
        for (int at = 0; at < length;)
            at += client.Read(buffer.AsSpan(at)) is > 0 and var count ? count : throw new IOException("premature end");
        return buffer;
    }
}
