using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Tests.Server;

public sealed class StandAloneTests
{
    [Theory]
    [InlineData("-S", true, false)]
    [InlineData("-S", false, true)]
    [InlineData("-d", false, false)]
    public void Only_a_stranger_on_standard_input_stands_alone(string option, bool isMailOwner, bool standsAlone)
    {
        UserEntry me = Users.Find(Credentials.RealUid)!;
        string owner = isMailOwner ? me.Name : me.Name == "daemon" ? "root" : "daemon";
        Assert.Equal(standsAlone, DaemonOptions.Parse([option]).IsStandAlone(Settings.FromValues(("mail_owner", owner))));
    }
}
