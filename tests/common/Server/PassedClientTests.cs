using Postfix.Ipc;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

/// <summary>Services of type "pass", with a test in the role of the connection screener.</summary>
public sealed class PassedClientTests : IConnectionHandler, ITriggerHandler
{
    private readonly List<string> _served = [];
    private readonly List<string> _triggers = [];

    void IConnectionHandler.Serve(ClientConnection client)
    {
        Span<byte> data = stackalloc byte[100];
        int length = client.Input.Read(data); // waits, whatever the screener does
        string attributes = string.Join(' ', client.Attributes!.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key}={pair.Value}"));
        _served.Add($"{System.Text.Encoding.ASCII.GetString(data[..length])}: {attributes}");
        client.Output.WriteAll("bye"u8);
    }

    void ITriggerHandler.Handle(ReadOnlySpan<byte> requests, Postfix.Events.WorkClock clock) =>
        _triggers.Add(System.Text.Encoding.ASCII.GetString(requests).Replace('\0', '0'));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_passed_connection_is_served_with_what_is_known_about_it(int clientLimit)
    {
        using ServiceBed bed = NewBed(clientLimit, "1");
        (FileDescriptor client, FileDescriptor passed) = Sockets.Pair();
        passed.SetNonBlocking(true);
        Thread service = new(() => new ConnectionService(this).Run(bed.Host));
        service.Start();

        using FileDescriptor sender = bed.Connect();
        Sockets.SendDescriptor(sender, passed);
        passed.Dispose();
        sender.WriteAll("client_address\0192.0.2.1\0unknown_to_us\0x\0\0"u8);

        Assert.Equal(0, sender.Read(new byte[1])); // closed when it was read, not when the client is gone
        client.WriteAll("hello"u8);
        byte[] answer = new byte[10];
        Assert.Equal("bye", System.Text.Encoding.ASCII.GetString(answer, 0, client.Read(answer)));
        Assert.Equal(0, client.Read(answer));
        service.Join();
        Assert.Equal(["hello: client_address=192.0.2.1 unknown_to_us=x"], _served);
        client.Dispose();
    }

    [Fact]
    public void Whoever_passes_nothing_costs_a_warning_and_no_more()
    {
        using ServiceBed bed = NewBed(clientLimit: 1, maxUse: "3");
        using (bed.Connect())
        using (FileDescriptor talker = bed.Connect())
        using (FileDescriptor cutShort = bed.Connect())
        {
            talker.WriteAll("client_address\0192.0.2.1\0\0"u8);
            (FileDescriptor first, FileDescriptor second) = Sockets.Pair();
            Sockets.SendDescriptor(cutShort, second);
            cutShort.WriteAll("client_address\0"u8);
            first.Dispose();
            second.Dispose();
        }

        new ConnectionService(this).Run(bed.Host);

        Assert.Empty(_served);
        Assert.Equal(
        [
            "warning: no connection was passed over the test socket",
            "warning: no connection was passed over the test socket",
            "warning: premature end-of-input on test socket while reading input attribute value",
        ], bed.LogLines);
    }

    [Fact]
    public void A_service_of_requests_says_that_it_has_no_use_for_attributes()
    {
        using ServiceBed bed = NewBed(clientLimit: 1, maxUse: "1");
        (FileDescriptor client, FileDescriptor passed) = Sockets.Pair();
        Thread service = new(() => new RequestService("test_protocol").Run(bed.Host));
        service.Start();

        using FileDescriptor sender = bed.Connect();
        Sockets.SendDescriptor(sender, passed);
        passed.Dispose();
        sender.WriteAll("client_address\0192.0.2.1\0\0"u8);

        using (Channel channel = new(client, "service"))
        {
            Announcement.Read(new AttributeReader(channel), "test_protocol", "service");
        }
        service.Join();
        Assert.Equal(["warning: service ignores 'pass' connection attributes"], bed.LogLines);
    }

    [Fact]
    public void A_trigger_is_read_from_the_pipe_that_was_passed()
    {
        using ServiceBed bed = NewBed(clientLimit: 1, maxUse: "2");
        using FileDescriptor sender = bed.Connect();
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        Sockets.SendDescriptor(sender, reader);
        reader.Dispose();
        writer.WriteAll("W\0"u8);
        using (FileDescriptor talker = bed.Connect())
            talker.WriteAll("W\0"u8);

        new TriggerService(this).Run(bed.Host);

        Assert.Equal(["W0"], _triggers);
        writer.Dispose();
    }

    private static ServiceBed NewBed(int clientLimit, string maxUse) =>
        new(clientLimit, new DaemonOptions { Transport = "pass" }, ("max_use", maxUse));
}
