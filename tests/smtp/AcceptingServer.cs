using System.Net;
using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.SmtpClient.Tests;

/// <summary>A server on the loopback that takes every message, over any number of connections at a time.</summary>
internal sealed class AcceptingServer : IDisposable
{
    private readonly FileDescriptor _listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 50);
    private readonly Thread _thread;
    private volatile bool _isClosing;
    private int _messages;
    private int _connections;

    public AcceptingServer()
    {
        Nexthop = $"[127.0.0.1]:{Sockets.LocalEndpoint(_listener)!.Value.Port}";
        _thread = new Thread(AcceptAll) { IsBackground = true };
        _thread.Start();
    }

    public string Nexthop { get; }

    public int Messages => _messages;

    public int Connections => _connections;

    public void Dispose()
    {
        _isClosing = true;
        Sockets.Shutdown(_listener);
        _thread.Join();
        _listener.Dispose();
    }

    private void AcceptAll()
    {
        try
        {
            while (Sockets.Accept(_listener) is { } client)
            {
                Interlocked.Increment(ref _connections);
                new Thread(() => Serve(client)) { IsBackground = true }.Start();
            }
        }
        catch (PosixException) when (_isClosing)
        {
            return; // the listener was shut down
        }
    }

    private void Serve(FileDescriptor client)
    {
        using Channel channel = new(client, "client");
        channel.Write("220 server\r\n");
        while (ReadLine(channel) is { } command)
        {
            string verb = command.Split(' ')[0];
            channel.Write(verb switch
            {
                "EHLO" => "250-server\r\n250 PIPELINING\r\n",
                "DATA" => "354 go on\r\n",
                _ => "250 Ok\r\n",
            });
            if (verb == "QUIT")
                break;
            if (verb != "DATA")
                continue;
            while (ReadLine(channel) is { } line && line != ".") { }
            Interlocked.Increment(ref _messages);
            channel.Write("250 2.0.0 taken\r\n");
        }
        channel.Flush();
    }

    private static string? ReadLine(Channel channel)
    {
        string line = ByteText.FromBytes(SmtpLineReader.Read(channel, 1000, out LineEnd end));
        return end == LineEnd.EndOfInput ? null : line;
    }
}
