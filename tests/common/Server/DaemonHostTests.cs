using Postfix.Config;
using Postfix.Lookup;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class DaemonHostTests
{
    [Theory]
    [InlineData("no", UnavailableTables.Substitute)]
    [InlineData("yes", UnavailableTables.Throw)]
    public void A_table_that_cannot_be_opened_may_be_fatal(string value, UnavailableTables expected) =>
        Assert.Equal(expected, DaemonHost.WhenUnavailable(Settings.FromValues(("daemon_table_open_error_is_fatal", value))));
}
