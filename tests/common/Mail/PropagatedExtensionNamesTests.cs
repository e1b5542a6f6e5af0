using Postfix.Config;
using Postfix.Mail;

namespace Postfix.Tests.Mail;

public sealed class PropagatedExtensionNamesTests
{
    [Theory]
    [InlineData("", PropagatedExtensions.None)]
    [InlineData("generic canonical", PropagatedExtensions.Generic | PropagatedExtensions.Canonical)]
    [InlineData("virtual,alias,forward,include",
        PropagatedExtensions.Virtual | PropagatedExtensions.Alias | PropagatedExtensions.Forward | PropagatedExtensions.Include)]
    public void The_list_is_a_set(string value, PropagatedExtensions expected) =>
        Assert.Equal(expected, PropagatedExtensionNames.Parse(Settings.FromValues(("propagate_unmatched_extensions", value))));

    [Theory]
    [InlineData("aliases")]
    [InlineData("Canonical")]
    public void Other_words_are_configuration_errors(string value) =>
        Assert.Equal($"unknown propagate_unmatched_extensions value \"{value}\" in \"{value}\"", Assert.Throws<ConfigurationException>(
            () => PropagatedExtensionNames.Parse(Settings.FromValues(("propagate_unmatched_extensions", value)))).Message);
}
