using Postfix.Ipc;

namespace Postfix.Services;

/// <summary>The client side of a deliver request (contract: services.md, section 3), as one delivery agent passes mail on to another.</summary>
public static class DeliverClient
{
    /// <summary>Hands a request to the agent of a transport, and waits for what becomes of it.</summary>
    /// <param name="transport">Name in master.cf.</param>
    /// <param name="request">The request.</param>
    /// <param name="timeout">Longest wait for one read or write (ipc_timeout).</param>
    /// <exception cref="IOException">The agent cannot be reached, or went away.</exception>
    /// <exception cref="TimeoutException">It does not answer.</exception>
    public static DeliverReply Send(string transport, DeliverRequest request, TimeSpan timeout)
    {
        ArgumentNullException.ThrowIfNull(request);
        using Channel channel = new ServiceAddress(ServiceClass.Private, transport).Connect(timeout);
        AttributeReader reader = new(channel);
        Announcement.Read(reader, Announcement.DeliveryRequest, channel.Peer);
        AttributeWriter writer = new(channel);
        request.Write(writer);
        writer.Flush();
        return DeliverReply.Read(reader);
    }
}
