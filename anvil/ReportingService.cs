using Postfix.Server;

namespace Postfix.Anvil;

/// <summary>Serves requests, and reports at regular intervals and at the end.</summary>
internal sealed class ReportingService(IService requests, UsageReport report, TimeSpan interval) : IService
{
    private const int StackSize = 128 * 1024;

    private readonly ManualResetEventSlim _ended = new();

    public void Run(ServiceHost host)
    {
        new Thread(ReportRegularly, StackSize) { IsBackground = true }.Start();
        try
        {
            requests.Run(host);
        }
        finally
        {
            _ended.Set();
            report.Write();
        }
    }

    private void ReportRegularly()
    {
        while (!_ended.Wait(interval))
            report.Write();
    }
}
