using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class EnvironmentPolicyTests
{
    private static readonly Dictionary<string, string> Present = new() { ["TZ"] = "UTC", ["LD_PRELOAD"] = "/evil", ["LANG"] = "de" };

    [Fact]
    public void Only_named_variables_pass_and_some_are_set()
    {
        EnvironmentPolicy policy = new("MAIL_CONFIG, TZ LANG=C {TEXT = two words}", "import_environment");
        Assert.Equal(["TZ=UTC", "LANG=C", "TEXT=two words"], policy.Select(Present.GetValueOrDefault));
    }

    [Theory]
    [InlineData("{A = b", "import_environment: missing '}' in \"{A = b\"")]
    [InlineData("=b", "import_environment: missing attribute name")]
    public void A_bad_member_is_a_configuration_error(string list, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => new EnvironmentPolicy(list, "import_environment")).Message);
}
