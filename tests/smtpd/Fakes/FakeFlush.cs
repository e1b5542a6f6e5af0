using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Tests.Fakes;

/// <summary>A flush service that knows flush.test.</summary>
internal sealed class FakeFlush : IFlushService
{
    public FlushStatus SendSite(string site) => site switch
    {
        "flush.test" => FlushStatus.Ok,
        "down.test" => FlushStatus.Failed,
        "bad.test" => FlushStatus.Bad,
        _ => FlushStatus.Denied,
    };
}
