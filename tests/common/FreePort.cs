using System.Net;
using System.Net.Sockets;

namespace Postfix.Tests;

/// <summary>Ports where nobody listens.</summary>
internal static class FreePort
{
    // Below those that the kernel gives to clients: one of them could take a port before the server does.
    private const int Lowest = 10_000;
    private const int Count = 20_000;

    private static int s_next = Random.Shared.Next(Count);

    /// <summary>A port of the loopback that was free a moment ago and is given to nobody else by this test run.</summary>
    public static int Next()
    {
        while (true)
        {
            int port = Lowest + Interlocked.Increment(ref s_next) % Count;
            try
            {
                using TcpListener listener = new(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException error) when (error.SocketErrorCode == SocketError.AddressAlreadyInUse)
            {
                // The next one, then.
            }
        }
    }
}
