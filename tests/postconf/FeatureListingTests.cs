namespace Postfix.Tests.Postconf;

public sealed class FeatureListingTests
{
    [Theory]
    [InlineData("compile-version", @"^OpenSSL 3\.\S+ .+\n$")]
    [InlineData("run-version", @"^OpenSSL 3\.\S+ .+\n$")]
    [InlineData("public-key-algorithms", @"^dsa\necdsa\nrsa\n$")]
    public void TLS_is_described(string mode, string expected)
    {
        using PostconfSandbox sandbox = new();
        Assert.Matches(expected, sandbox.Show("-T", mode));
    }

    [Fact]
    public void Of_TLS_there_is_nothing_else_to_tell()
    {
        using PostconfSandbox sandbox = new();
        Assert.Equal((1, "", "postconf: warning: unknown 'postconf -T' mode: nothing\n"), sandbox.Run("-T", "nothing"));
    }
}
