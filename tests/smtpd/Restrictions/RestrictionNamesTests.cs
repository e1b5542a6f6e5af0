using Postfix.Config;
using Postfix.Smtpd.Restrictions;

namespace Postfix.Smtpd.Tests.Restrictions;

public class RestrictionNamesTests
{
    [Fact]
    public void Every_restriction_has_its_name_in_the_list_that_checks_use() =>
        Assert.Equal(RestrictionNames.All.Order(StringComparer.Ordinal), RestrictionRegistry.Names.Order(StringComparer.Ordinal));
}
