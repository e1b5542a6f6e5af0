using Postfix.Config;
using Postfix.Ipc;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Flush;

/// <summary>One request per connection, or master's wake-up bytes (contract: services.md, section 7; attributes.md, section 11).</summary>
internal sealed class FlushConnection(FlushRequests requests, DaemonContext context) : IConnectionHandler
{
    // "W" and its NUL.
    private const int WakeUpLength = 2;

    private readonly TimeSpan _timeout = context.Settings[ServiceParameters.IpcTimeout];

    public void Serve(ClientConnection client)
    {
        using Channel channel = new(client.Input, client.Output, $"{context.ServiceName} socket");
        channel.SetTimeout(_timeout);
        AttributeReader reader = new(channel);
        AttributeWriter writer = new(channel);
        Announcement.Write(writer, Announcement.QueueFlush);
        if (reader.AtEnd())
            return;
        if (channel.Buffered.Length <= WakeUpLength)
        {
            requests.Refresh();
            return; // master does not listen to an answer
        }
        FlushStatus status = Answer(reader);
        writer.Write("status", (int)status);
        writer.End();
        writer.Flush();
    }

    private FlushStatus Answer(AttributeReader reader)
    {
        string request = reader.ReadString("request", maxLength: 100);
        string site = request is "add" or "send_site" ? reader.ReadString("site") : "";
        string queueId = request is "add" or "send_file" ? reader.ReadString("queue_id") : "";
        reader.End();
        return request switch
        {
            "add" => requests.Add(site, queueId),
            "send_site" => requests.SendSite(site),
            "send_file" => requests.SendFile(queueId),
            "rfrsh" => requests.Refresh(),
            "purge" => requests.FlushAll(),
            _ => FlushStatus.Bad,
        };
    }
}
