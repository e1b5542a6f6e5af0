using Postfix.Config;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class OwnNamesTests
{
    [Fact]
    public void Host_names_pass() => OwnNames.Check(Settings.FromValues(("myhostname", "mx.example.com")));

    [Theory]
    [InlineData("my host", "invalid character 32(decimal): my host")]
    [InlineData("a..b", "misplaced delimiter: a..b")]
    [InlineData("192.0.2.1", "numeric hostname: 192.0.2.1")]
    public void Other_texts_are_refused_with_the_reason(string name, string reason)
    {
        Settings settings = Settings.FromValues(("myhostname", name), ("mydomain", "example.com"), ("config_directory", "/etc/postfix"));
        ConfigurationException error = Assert.Throws<ConfigurationException>(() => OwnNames.Check(settings));
        Assert.Equal($"file /etc/postfix/main.cf: parameter myhostname: bad parameter value: {name}", error.Message);
        Assert.Equal([$"valid_hostname: {reason}"], error.Warnings);
    }
}
