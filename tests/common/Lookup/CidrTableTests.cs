namespace Postfix.Tests.Lookup;

public class CidrTableTests
{
    private const string Rules = """
        192.168.1.1  exact
        !192.168.0.0/16  outside
        if 192.168.0.0/24
        192.168.0.128/25  upper half
        0.0.0.0/0  lower half
        endif
        192.168.0.0/16  rest
        2001:db8::/32  six
        [2001:db9::]/32  bracket
        """;

    [Theory]
    [InlineData("192.168.1.1", "exact")]
    [InlineData("192.168.0.5", "lower half")]
    [InlineData("192.168.0.200", "upper half")]
    [InlineData("192.168.77.7", "rest")]
    [InlineData("10.1.1.1", "outside")]
    [InlineData("2001:DB8::5", "six")]
    [InlineData("2001:db9::1", "bracket")]
    [InlineData("::1", null)]
    [InlineData("name", null)]
    [InlineData("192.168.1", null)]
    public void The_first_network_that_holds_the_address_decides(string address, string? expected)
    {
        using TableFixture fixture = new();
        Assert.Equal(expected, fixture.Find($"cidr:{fixture.Write("rules", Rules)}", address));
    }

    [Theory]
    [InlineData("10.0.0.1/8 x", "non-null host address bits in \"10.0.0.1/8\", perhaps you should use \"10.0.0.0/8\" instead: skipping this rule")]
    [InlineData("10.0.0.0/33 x", "bad mask length in \"10.0.0.0/33\": skipping this rule")]
    [InlineData("300.1.1.1 x", "bad address pattern: \"300.1.1.1\": skipping this rule")]
    [InlineData("10.1.0.0/16", "no lookup result: skipping this rule")]
    [InlineData("endif", "ENDIF without IF: skipping this rule")]
    [InlineData("if", "no address pattern: skipping this rule")]
    [InlineData("if ::/0", "IF has no matching ENDIF")]
    public void A_faulty_rule_is_reported_and_the_next_one_counts(string rule, string warning)
    {
        using TableFixture fixture = new();
        string path = fixture.Write("rules", $"{rule}\n10.2.0.0/16  ok\n");
        bool blocked = rule.StartsWith("if ::", StringComparison.Ordinal);
        Assert.Equal(blocked ? null : "ok", fixture.Find($"cidr:{path}", "10.2.3.4"));
        Assert.Equal([$"cidr map {path}, line 1: {warning}"], fixture.LogLines);
    }
}
