using Postfix.Ipc;
using Postfix.Server;

namespace Postfix.BounceServer;

/// <summary>One request per connection: announcement, request, status.</summary>
internal sealed class BounceConnection(StatusRequest requests, string serviceName, TimeSpan timeout) : IConnectionHandler
{
    private const int Failure = -1;

    public void Serve(ClientConnection client)
    {
        using Channel channel = new(client.Input, client.Output, $"{serviceName} socket");
        channel.SetTimeout(timeout);
        AttributeReader reader = new(channel);
        AttributeWriter writer = new(channel);
        Announcement.Write(writer, Announcement.DeliveryStatus);
        if (reader.AtEnd())
            return;
        writer.Write("status", requests.Execute(reader) ? 0 : Failure);
        writer.End();
        writer.Flush();
    }
}
