using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Server;
using Postfix.Services;

namespace Postfix.Cleanup;

/// <summary>Serves clients, one message per connection (contract: services.md, section 2). Thread-safe.</summary>
/// <param name="rules">What main.cf says.</param>
/// <param name="queue">The spool.</param>
/// <param name="incomplete">Files to remove when the process ends.</param>
/// <param name="finisher">Decides what becomes of messages.</param>
/// <param name="flow">Slows clients down.</param>
/// <param name="environment">Log, clock, other services, time limit.</param>
internal sealed class CleanupSession(
    CleanupRules rules, QueueDirectory queue, IncompleteFiles incomplete, MessageFinisher finisher, FlowControl flow, CleanupEnvironment environment)
    : IConnectionHandler
{
    private const string Peer = "cleanup socket";

    // Left-overs of another message that had the same id would be taken for ours.
    private static readonly QueueName[] LogQueues = [QueueName.Defer, QueueName.Bounce, QueueName.Trace];

    public void Serve(ClientConnection client)
    {
        flow.Take();
        using Channel channel = new(client.Input, client.Output, Peer);
        channel.SetTimeout(environment.Timeout);
        using IncomingFile file = new(queue, incomplete);
        RemoveStaleLogs(file.Id);
        Announce(channel, file.Id);
        AttributeReader reader = new(channel);
        if (reader.AtEnd())
            return;
        Message message = ReadFlags(reader, file);
        using MessagePipeline pipeline = new(message, file, rules, environment.Services, environment.Clock, environment.MessageLog);
        if (!ReadRecords(channel, message, pipeline))
        {
            // The client changed its mind, or broke down, or found the message too large before we did.
            if (pipeline.Output.HasFailed)
                environment.MessageLog.ThrownAway();
            return;
        }
        finisher.Finish(message, file, pipeline.Output, pipeline.Size);
        Reply(channel, message);
    }

    private void RemoveStaleLogs(QueueId id)
    {
        foreach (QueueName log in LogQueues)
            if (queue.Remove(log, id))
                environment.Log.Warning($"{log}: removed spurious {id} log");
    }

    private static void Announce(Channel channel, QueueId id)
    {
        AttributeWriter writer = new(channel);
        writer.Write("protocol", Announcement.Cleanup);
        writer.Write("queue_id", id.Value);
        writer.End();
        writer.Flush();
    }

    private static Message ReadFlags(AttributeReader reader, IncomingFile file)
    {
        CleanupFlags flags = (CleanupFlags)reader.ReadInt("flags");
        reader.End();
        return new(file.Id, file.Created, flags);
    }

    /// <summary>Reads up to the end record, also when the message is lost already: the client listens only then. False: it went away.</summary>
    private bool ReadRecords(Channel channel, Message message, MessagePipeline pipeline)
    {
        using RecordReader records = new(new ChannelRecords(channel), PointerMode.Report);
        try
        {
            while (records.Read())
            {
                if (message.AcceptsOutput)
                    pipeline.Process(records.Type, records.Data);
                if (records.Type == RecordType.End)
                    return true;
            }
            return false;
        }
        catch (CorruptRecordException error)
        {
            environment.MessageLog.Rejected(message, error.Message);
            message.Fail(CleanupStatus.Bad);
            return true;
        }
        catch (TimeoutException)
        {
            environment.Log.Warning($"{message.Id}: read timeout on {Peer}");
            return false;
        }
    }

    private static void Reply(Channel channel, Message message)
    {
        AttributeWriter writer = new(channel);
        writer.Write("status", (int)message.Problems);
        writer.Write("reason", message.Reason ?? "");
        writer.End();
        writer.Flush();
    }
}
