using Postfix.Config;
using Postfix.Services;

namespace Postfix.Tests.Services;

public sealed class PostmasterNoticeTests
{
    [Fact]
    public void Notices_come_from_this_host()
    {
        RecordedLog log = new();
        Settings settings = Settings.FromValues(
            ("myhostname", "mx.example.test"), ("myorigin", "example.test"), ("double_bounce_sender", "notices"));

        PostmasterNotice notice = new(settings, new MailServices(settings, log.Log, TimeProvider.System), log.Log, TimeProvider.System);

        Assert.Equal("notices@mx.example.test", notice.Sender);
    }
}
