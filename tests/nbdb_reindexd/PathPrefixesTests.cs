namespace Postfix.Reindexing;

public sealed class PathPrefixesTests
{
    [Theory]
    [InlineData("/etc /usr/local/etc", "/etc/postfix/access", true)]
    [InlineData("/etc, /usr/local/etc/", "/usr/local/etc/access", true)]
    [InlineData("/dev/stdout", "/dev/stdout", true)]
    [InlineData("/", "/anything", true)]
    [InlineData("/etc", "/etcetera/access", false)]
    [InlineData("/etc/postfix", "/etc/access", false)]
    [InlineData("etc", "/etc/access", false)]
    [InlineData("", "/etc/access", false)]
    public void A_path_must_begin_with_a_whole_member_of_the_list(string list, string path, bool covered) =>
        Assert.Equal(covered, PathPrefixes.Cover(list, path));
}
