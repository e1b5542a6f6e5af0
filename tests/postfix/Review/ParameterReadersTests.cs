using System.Reflection;
using Postfix.Config;
using Postfix.Server;

namespace Postfix.PostfixCommand.Review.Tests;

public sealed class ParameterReadersTests
{
    private static readonly string[] s_daemons =
        ["anvil", "bounce", "cleanup", "discard", "error", "flush", "local", "nbdb_reindexd", "pickup", "postlogd", "proxymap", "qmgr", "showq", "smtpd", "trivial-rewrite", "virtual"];

    // Checked together with the rest of their area.
    private static readonly string[] s_onlyChecked =
    [
        "smtpd milter_header_checks", "smtpd non_smtpd_milters", "cleanup smtpd_milters", "cleanup smtpd_milter_maps",
        "local pipe_delivery_status_filter", "virtual virtual_mailbox_domains",
    ];

    public static TheoryData<string> Daemons => [.. s_daemons];

    [Theory]
    [MemberData(nameof(Daemons))]
    public void What_a_daemon_demands_at_its_start_it_may_read(string name)
    {
        Type type = Assembly.Load(name).GetTypes().Single(type => type.IsSubclassOf(typeof(Daemon)));
        AssertReads(((Daemon)Activator.CreateInstance(type, nonPublic: true)!).Traits);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void What_the_mail_client_demands_at_its_start_it_may_read(int protocol)
    {
        Type type = Assembly.Load("smtp").GetTypes().Single(type => type.IsSubclassOf(typeof(Daemon)));
        Type argument = type.GetConstructors()[0].GetParameters()[0].ParameterType;
        AssertReads(((Daemon)Activator.CreateInstance(type, Enum.ToObject(argument, protocol))!).Traits);
    }

    [Fact]
    public void Every_name_in_the_list_is_a_parameter() =>
        Assert.All(ParameterReaders.Names, name => Assert.NotNull(ParameterCatalog.Find(name)));

    private static void AssertReads(DaemonTraits traits) => Assert.Equal([],
        from parameter in traits.Parameters
        where !ParameterReaders.MayRead(traits.Name, parameter.Name) && !s_onlyChecked.Contains($"{traits.Name} {parameter.Name}")
        select parameter.Name);
}
