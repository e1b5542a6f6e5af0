using Postfix.Config;
using Postfix.Smtpd.Restrictions;

namespace Postfix.Smtpd.Tests.Restrictions;

public class RestrictionNamesTests
{
    [Fact]
    public void The_list_that_checks_use_has_every_restriction() => Assert.Equal(
        RestrictionRegistry.Types.Select(type => (type.Name, (RestrictionArgument?)type.Argument)).Order(),
        RestrictionNames.All.Select(name => (name, RestrictionNames.ArgumentOf(name))).Order());
}
