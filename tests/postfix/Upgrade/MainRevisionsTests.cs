using Postfix.Config;
using Postfix.Text;

namespace Postfix.PostfixCommand.Upgrade;

public sealed class MainRevisionsTests
{
    [Theory]
    [InlineData("inet_protocols = all\n", "")] // 2.9 and later
    [InlineData("inet_protocols = ipv4\nhash_queue_names = deferred\n", "")]
    [InlineData("inet_protocols =\n", "")]
    [InlineData("myhostname = a.example\n", "inet_protocols = ipv4")] // 1.0
    [InlineData("inet_protocols = all\nhash_queue_names = incoming, active\n", "hash_queue_names = incoming, active defer deferred")] // 2.0
    [InlineData("inet_protocols = all\nhash_queue_names = incoming, defer\n", "hash_queue_names = incoming, defer deferred")]
    [InlineData("hash_queue_names = active\n", "hash_queue_names = active defer deferred|inet_protocols = ipv4")]
    public void An_old_file_gets_what_keeps_it_working(string text, string expected) => Assert.Equal(
        expected, string.Join('|', Find(text).Select(revision => $"{revision.Name} = {revision.Value}")));

    [Fact]
    public void The_administrator_is_told()
    {
        MainRevision[] revisions = [.. Find("hash_queue_names = active\n")];
        Assert.Equal("fixing main.cf hash_queue_names for missing defer deferred", revisions[0].Message);
        Assert.StartsWith("    COMPATIBILITY: editing\n    /etc/postfix/main.cf, setting\n    inet_protocols=ipv4.", revisions[1].Message, StringComparison.Ordinal);
    }

    private static IEnumerable<MainRevision> Find(string text) => MainRevisions.Find(MainCf.Parse(ByteText.ToBytes(text), "/etc/postfix/main.cf"));
}
