using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class CompatibilityLevelTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("2", "2")]
    [InlineData("3", "3.0")]
    [InlineData("3.6", "3.6")]
    [InlineData("3.6.0", "3.6")]
    [InlineData("3.6.2", "3.6.2")]
    public void Levels_are_versions(string text, string canonical)
    {
        Assert.True(CompatibilityLevel.TryParse(text, out CompatibilityLevel level));
        Assert.Equal(canonical, level.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("3.")]
    [InlineData("3.6.1.1")]
    [InlineData("-1")]
    [InlineData("3.1024")]
    [InlineData("x")]
    public void Other_texts_are_none(string text) => Assert.False(CompatibilityLevel.TryParse(text, out _));

    [Fact]
    public void A_bad_level_in_main_cf_is_a_configuration_error()
    {
        Settings settings = Settings.FromValues(("compatibility_level", "three"));
        Assert.Equal(
            "malformed compatibility level syntax: \"three\"",
            Assert.Throws<ConfigurationException>(() => settings.CompatibilityLevel).Message);
    }
}
