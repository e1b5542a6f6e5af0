using System.Net;
using Postfix.Posix;

namespace Postfix.Tests.Posix;

public sealed class SocketsTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public void Both_ends_of_a_TCP_connection_know_each_other(string address)
    {
        using FileDescriptor listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Parse(address), 0), 10);
        listener.SetNonBlocking(true);
        Assert.Null(Sockets.Accept(listener));
        Assert.True(Sockets.IsListening(listener));
        InetEndpoint endpoint = Sockets.LocalEndpoint(listener)!.Value;
        using FileDescriptor client = Sockets.ConnectTcp(endpoint, null, TimeSpan.FromSeconds(5));
        using FileDescriptor server = Sockets.Accept(listener)!;
        Assert.Equal(Sockets.LocalEndpoint(client), Sockets.PeerEndpoint(server));
        Assert.Equal(endpoint, Sockets.PeerEndpoint(client));
        Assert.Null(Sockets.PeerEndpoint(listener));
    }

    [Fact]
    public void Both_ends_of_a_TCP_connection_can_have_small_windows()
    {
        using FileDescriptor listener = Sockets.ListenTcp(new InetEndpoint(IPAddress.Loopback, 0), 10, bufferSize: 5000);
        using FileDescriptor client = Sockets.ConnectTcp(Sockets.LocalEndpoint(listener)!.Value, null, TimeSpan.FromSeconds(5), bufferSize: 6000);
        using FileDescriptor server = Sockets.Accept(listener)!;
        // The kernel sets aside as much again for its own use (socket(7)).
        Assert.Equal((10000, 12000), (ReceiveBufferSize(server), ReceiveBufferSize(client)));

        static int ReceiveBufferSize(FileDescriptor socket)
        {
            using FileDescriptor copy = socket.Duplicate(0);
            using System.Net.Sockets.SafeSocketHandle handle = new(copy.Number, ownsHandle: false);
            using System.Net.Sockets.Socket view = new(handle);
            return view.ReceiveBufferSize;
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_server_sees_whether_its_client_has_a_name(bool hasName)
    {
        using FileDescriptor listener = Sockets.ListenUnix(_directory / "s", 10);
        using FileDescriptor client = Sockets.ConnectUnix(_directory / "s", TimeSpan.FromSeconds(5), hasName);
        using FileDescriptor server = Sockets.Accept(listener)!;
        Assert.Equal(hasName, Sockets.HasNamedPeer(server));
    }

    [Fact]
    public void A_refused_connection_is_reported_with_the_address()
    {
        var error = Assert.Throws<PosixException>(
            () => Sockets.ConnectTcp(new InetEndpoint(IPAddress.Loopback, 1), null, TimeSpan.FromSeconds(5)));
        Assert.Equal("connect 127.0.0.1:1: Connection refused", error.Message);
    }

    [Fact]
    public void A_full_backlog_ends_in_a_time_out()
    {
        using FileDescriptor listener = Sockets.ListenUnix(_directory / "s", 0);
        using FileDescriptor first = Sockets.ConnectUnix(_directory / "s", TimeSpan.FromSeconds(5));
        var error = Assert.Throws<PosixException>(() => Sockets.ConnectUnix(_directory / "s", TimeSpan.FromMilliseconds(20)));
        Assert.Equal(Errno.ETIMEDOUT, error.Errno);
    }

    [Fact]
    public void A_silent_peer_ends_in_a_time_out()
    {
        (FileDescriptor first, FileDescriptor second) = Sockets.Pair();
        using (first)
        using (second)
        {
            Sockets.SetTimeouts(first, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));
            Assert.Throws<TimeoutException>(() => first.Read(new byte[1]));
            Assert.Throws<TimeoutException>(() => first.WriteAll(new byte[1_000_000]));
        }
    }

    [Fact]
    public void A_descriptor_passes_with_one_byte()
    {
        (FileDescriptor first, FileDescriptor second) = Sockets.Pair();
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using (first)
        using (second)
        using (reader)
        {
            Sockets.SendDescriptor(first, writer);
            writer.Dispose();
            using (FileDescriptor received = Sockets.ReceiveDescriptor(second)!)
                received.WriteAll("x"u8);
            Assert.Equal(1, reader.Read(new byte[10]));
            first.WriteAll("y"u8);
            Assert.Null(Sockets.ReceiveDescriptor(second));
        }
    }

    [Fact]
    public void Datagrams_keep_their_boundaries()
    {
        using FileDescriptor server = Sockets.BindUnixDatagram(_directory / "log");
        using FileDescriptor client = Sockets.TryConnectUnixDatagram(_directory / "log")!;
        Assert.Null(Sockets.TryConnectUnixDatagram(_directory / "nobody"));
        client.WriteAll("one"u8);
        client.WriteAll("two"u8);
        Assert.Equal(3, server.Read(new byte[10]));
        Assert.Equal(3, server.Read(new byte[10]));
    }

    [Fact]
    public void A_socket_path_that_does_not_fit_is_refused()
    {
        var error = Assert.Throws<PosixException>(() => Sockets.ListenUnix("/tmp/" + new string('x', 200), 1));
        Assert.Equal(Errno.ENAMETOOLONG, error.Errno);
    }
}
