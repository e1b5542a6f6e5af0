using Postfix.Config;
using Postfix.Tls;

namespace Postfix.Tests.Tls;

public sealed class OptionTests
{
    private const ulong Workarounds = 0x80000850;
    private const ulong NoRenegotiation = 1UL << 30;
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
    [InlineData("", "", Workarounds)]
    [InlineData("TlsExt_Padding", "", Workarounds & ~0x50UL)]
    [InlineData("0x800", "", Workarounds & ~0x840UL)]
    [InlineData("", "no_ticket 0x20000", Workarounds | 0x24000)]
    [InlineData("", "0x3e4008d0", Workarounds)] // workarounds, versions and the like are not for this parameter
    [InlineData("CVE-2010-4180", "MAKE_COFFEE", Workarounds & ~0x40UL, "unknown tls_ssl_options value \"MAKE_COFFEE\" in \"MAKE_COFFEE\"")]
    [InlineData("0xg, TLS_D5_BUG", "", Workarounds & ~0x40UL, "unknown tls_disable_workarounds value \"0xg\" in \"0xg, TLS_D5_BUG\"")]
    public void Options_are_names_and_numbers_and_others_are_passed_over(string disabled, string options, ulong expected, params string[] warnings)
    {
        List<string> lines = [];
        Settings settings = Settings.FromValues(("tls_disable_workarounds", disabled), ("tls_ssl_options", options));

        Assert.Equal(expected | NoRenegotiation, SslOptionNames.Combine(settings, lines.Add));
        Assert.Equal(warnings, lines);
    }

    [Theory]
    [InlineData("AA:bb:0C", "AA:BB:0C")]
    [InlineData("aabb0c", "AA:BB:0C")]
    [InlineData("AABB:0C", "AA:BB:0C")]
    [InlineData("AA:B", null)]
    [InlineData("AA:", null)]
    [InlineData(":AA", null)]
    [InlineData("A:AB", null)]
    [InlineData("AA::BB", null)]
    [InlineData("XY", null)]
    public void A_fingerprint_may_do_without_colons(string text, string? expected) => Assert.Equal(expected, Fingerprint.Normalize(text));

    [Theory]
    [InlineData("AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99", 4, true)]
    [InlineData("AA:BB:CC:DD:EE:FF:00:11:22:33:44:55:66:77:88:99", 5, false)]
    public void A_fingerprint_is_no_longer_than_a_digest(string part, int count, bool isGood) =>
        Assert.Equal(isGood, Fingerprint.Normalize(string.Join(':', Enumerable.Repeat(part, count))) is not null);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 120)]
    [InlineData(121, 121)]
    public void Sessions_live_for_two_minutes_at_least(int seconds, int expected) => Assert.Equal(
        TimeSpan.FromSeconds(expected), (SessionTests.Options(isServer: true) with { SessionLifetime = TimeSpan.FromSeconds(seconds) }).SessionLifetime);

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
