using Postfix.Mail;
using Postfix.QueueManager.Queue;

namespace Postfix.QueueManager.Tests.Queue;

public class QueueScanTests
{
    private readonly List<string> _files = ["A1", "A2"];
    private readonly QueueScan _scan;

    public QueueScanTests() => _scan = new QueueScan(QueueName.Deferred, _ => [.. _files.Select(name => new QueueEntry(QueueId.Parse(name)!.Value, name))]);

    [Fact]
    public void Nothing_comes_without_a_request() => Assert.Null(_scan.Next());

    [Fact]
    public void Every_file_comes_once_per_request()
    {
        _scan.Request(ScanOptions.Start);
        Assert.Equal(["A1", "A2", "none"], Take(3));
        Assert.False(_scan.IsRunning);
    }

    [Fact]
    public void A_request_during_a_scan_leads_to_another_one()
    {
        _scan.Request(ScanOptions.Start);
        Take(1);
        _scan.Request(ScanOptions.Start);
        _files.Add("A3");
        Assert.Equal(["A2", "A1", "A2", "A3", "none"], Take(5));
    }

    [Fact]
    public void Options_wait_for_the_next_scan()
    {
        _scan.Request(ScanOptions.IgnoreTimes);
        Assert.Null(_scan.Next());
        _scan.Request(ScanOptions.Start);
        Assert.True(_scan.Options.HasFlag(ScanOptions.IgnoreTimes));
        Take(3);
        _scan.Request(ScanOptions.Start);
        Assert.False(_scan.Options.HasFlag(ScanOptions.IgnoreTimes));
    }

    [Fact]
    public void Options_apply_to_a_running_scan_too()
    {
        _scan.Request(ScanOptions.Start);
        Take(1);
        _scan.Request(ScanOptions.IgnoreTimes | ScanOptions.UseDeferredTransports);
        Assert.Equal(ScanOptions.IgnoreTimes | ScanOptions.UseDeferredTransports, _scan.Options & ~ScanOptions.Start);
    }

    [Fact]
    public void An_empty_queue_ends_a_scan_at_once()
    {
        _files.Clear();
        _scan.Request(ScanOptions.Start);
        Assert.Null(_scan.Next());
        Assert.False(_scan.IsRunning);
    }

    private string[] Take(int count) => [.. Enumerable.Range(0, count).Select(_ => _scan.Next()?.Id.Value ?? "none")];
}
