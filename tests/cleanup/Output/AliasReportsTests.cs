using Postfix.Config;
using Postfix.Ipc;
using Postfix.Logging;
using Postfix.Mail;
using Postfix.Posix;
using Postfix.Services;
using Postfix.Tests;

namespace Postfix.Cleanup.Tests.Output;

[Collection("trace service")] // the service belongs to the process: tests that need one, or none, take turns
public sealed class AliasReportsTests
{
    [Fact]
    public void The_report_of_an_expanded_alias_names_no_agent()
    {
        using TemporaryDirectory queue = new();
        string before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = queue.Path;
        Directory.CreateDirectory("private");
        using FileDescriptor listener = Sockets.ListenUnix("private/trace", 1);
        DsnDetail? detail = null;
        Thread server = new(() => detail = Take(listener)) { IsBackground = true };
        server.Start();
        Log log = new(0, new LogLines());
        AliasReports reports = new(
            new MailServices(Settings.FromValues(), log, TimeProvider.System), new CleanupLog(log, AddressLogForm.External));
        Message message = new(QueueId.Parse("12345ABC")!.Value, DateTimeOffset.UnixEpoch, CleanupFlags.External);

        reports.ReportExpanded(message, new EnvelopeRecipient("rfc822;a@b", NotifyFlags.Success, "a@b", "a@b"));

        Assert.True(server.Join(TimeSpan.FromSeconds(20)));
        Environment.CurrentDirectory = before;
        Assert.Equal(("expanded", "alias expanded"), (detail!.Action, detail.Reason));
        Assert.True(message.HasTraceLog);
    }

    private static DsnDetail Take(FileDescriptor listener)
    {
        using Channel channel = new(Sockets.Accept(listener)!, "client");
        (AttributeReader reader, AttributeWriter writer) = (new(channel), new(channel));
        Announcement.Compose(writer, Announcement.DeliveryStatus);
        writer.Flush();
        reader.ReadInt("nrequest");
        reader.ReadInt("flags");
        reader.ReadString("queue_id");
        DeliverRecipient.Read(reader);
        DsnDetail detail = DsnDetail.Read(reader);
        reader.End();
        writer.Write("status", 0);
        writer.End();
        writer.Flush();
        return detail;
    }
}
