using Postfix.Config;
using Postfix.Tls;

namespace Postfix.Tests.Tls;

public sealed class OptionTests
{
    private const ulong NoSslv3 = 1UL << 25;
    private const ulong NoTls10 = 1UL << 26;
    private const ulong NoTls12 = 1UL << 27;
    private const ulong NoTls11 = 1UL << 28;
    private const ulong NoTls13 = 1UL << 29;

    [Theory]
    [InlineData("", 0, 0, 0)]
    [InlineData(">=TLSv1", 0x301, 0, 0)]
    [InlineData(">=tlsv1.2, <=0x0304", 0x303, 0x304, 0)]
    [InlineData("!SSLv2, !SSLv3, !TLSv1", 0, 0, NoSslv3 | NoTls10)]
    [InlineData("TLSv1.2:TLSv1.3", 0, 0, NoSslv3 | NoTls10 | NoTls11)]
    [InlineData("TLSv1 !TLSv1.3", 0, 0, NoSslv3 | NoTls11 | NoTls12 | NoTls13)]
    public void Protocol_lists_bound_exclude_and_include(string list, int minimum, int maximum, ulong excluded)
    {
        Assert.True(ProtocolRange.TryParse(list, out ProtocolRange range));
        Assert.Equal(new ProtocolRange(minimum, maximum, excluded), range);
    }

    [Theory]
    [InlineData("TLSv9")]
    [InlineData("!")]
    [InlineData(">=")]
    [InlineData(">=new")]
    public void A_protocol_list_with_an_unknown_word_is_none(string list) =>
        Assert.False(ProtocolRange.TryParse(list, out _));

    [Fact]
    public void Exclusions_follow_the_list_of_the_grade()
    {
        Settings settings = Settings.FromValues(("tls_high_cipherlist", "HIGH"), ("tls_medium_cipherlist", "HIGH:MEDIUM"));

        Assert.Equal("HIGH:!aNULL:!RC4", CipherSelection.Compose(settings, "High", " aNULL, RC4"));
        Assert.Equal("HIGH:MEDIUM", CipherSelection.Compose(settings, "export", ""));
    }

    [Theory]
    [InlineData("best", "", "invalid cipher grade: \"best\"")]
    [InlineData("high", "DES -RC4", "invalid unary '!+-@' in cipher exclusion: -RC4")]
    public void Bad_ciphers_are_named(string grade, string exclusions, string message) =>
        Assert.Equal(message, Assert.Throws<TlsException>(() => CipherSelection.Compose(Settings.FromValues(), grade, exclusions)).Message);

    [Theory]
    [InlineData("0", TlsLogging.None)]
    [InlineData("1", TlsLogging.Summary)]
    [InlineData("3", TlsLogging.Summary | TlsLogging.Verbose)]
    [InlineData("Summary, untrusted", TlsLogging.Summary | TlsLogging.Untrusted)]
    public void Log_levels_are_numbers_or_names(string text, TlsLogging expected)
    {
        Assert.True(TlsLogLevels.TryParse(text, out TlsLogging logging));
        Assert.Equal(expected, logging);
        Assert.False(TlsLogLevels.TryParse(text + " loud", out _));
    }
}
