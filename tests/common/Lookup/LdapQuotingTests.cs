using Postfix.Lookup.Tables;

namespace Postfix.Tests.Lookup;

public sealed class LdapQuotingTests
{
    [Theory]
    [InlineData("joe@example.com", "joe@example.com")]
    [InlineData("a*b(c)d\\e", "a\\2Ab\\28c\\29d\\5Ce")]
    [InlineData("a\0b\n", "a\\00b\\0A")]
    [InlineData("m\u00c3\u00bcller", "m\u00c3\u00bcller")]
    public void A_filter_takes_a_value_as_it_is(string text, string expected) => Assert.Equal(expected, LdapQuoting.InFilter(text));

    [Theory]
    [InlineData("joe@example.com", "joe@example.com")]
    [InlineData(",=+<>;\"\\", "\\2C\\3D\\2B\\3C\\3E\\3B\\22\\5C")]
    [InlineData(" a#b ", "\\20a\\23b\\20")]
    [InlineData("a\0b\r", "a\\00b\\0D")]
    public void A_name_takes_a_value_as_it_is(string text, string expected) => Assert.Equal(expected, LdapQuoting.InName(text));
}
