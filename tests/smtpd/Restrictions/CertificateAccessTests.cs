using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Restrictions;
using Postfix.Smtpd.Session;
using Postfix.Smtpd.Tests.Fakes;
using Postfix.Tls;

namespace Postfix.Smtpd.Tests.Restrictions;

/// <summary>check_ccert_access: a client whose certificate has the fingerprint AA:AA and whose key has BB:BB.</summary>
public class CertificateAccessTests
{
    private const string Table = "inline:{ {aa:aa = 550 5.7.1 certificate}, {bb:bb = 550 5.7.1 key} }";
    private const string ByCertificate = "550 5.7.1 <me>: Client certificate rejected: certificate";
    private const string ByKey = "550 5.7.1 <me>: Client certificate rejected: key";
    private const string ServerError = "451 4.3.5 Server configuration error";

    [Theory]
    [InlineData(Table, ByCertificate)]
    [InlineData("{ " + Table + " }", ByCertificate)]
    [InlineData("{ " + Table + ", { search_order = pubkey_fingerprint, cert_fingerprint } }", ByKey)]
    [InlineData("{ " + Table + ", { Search_Order = PubKey_Fingerprint } }", ByKey)]
    [InlineData("{ " + Table + " search_order=pubkey_fingerprint }", ByKey)]
    [InlineData("{ inline:{ {aa:aa = 550 5.7.1 certificate} }, { search_order = pubkey_fingerprint } }", null)]
    [InlineData("{ " + Table + ", { search_order = subject_cn } }", ServerError, "check_ccert_access: unexpected search type in the search order of " + Table)]
    [InlineData("{ " + Table + ", { search_order = shoe_size } }", ServerError, "unknown search type 'shoe_size' in '{ " + Table + ", { search_order = shoe_size } }'")]
    [InlineData("{ " + Table + ", { order = x } }", ServerError, "unknown map attribute in '{ " + Table + ", { order = x } }': 'order'")]
    [InlineData("{ table, x:y }", ServerError, "expected maptype:mapname instead of 'table'")]
    public void Fingerprints_are_looked_up_in_order(string argument, string? reply, string? warning = null)
    {
        using TestServer server = new(("smtpd_recipient_restrictions", "check_ccert_access " + argument), ("smtpd_tls_ask_ccert", "yes"));
        SessionState session = new(server.Client, new ClientRights(), new CommandStatistics([]))
        {
            Tls = new TlsFacts
            {
                Protocol = "TLSv1.3",
                Cipher = "X",
                UsedBits = 256,
                AlgorithmBits = 256,
                Peer = new PeerCertificate("me", "CA", "AA:AA", "BB:BB"),
            },
        };
        Assert.Equal(reply, server.Services.Access.CheckRecipient(session, "alice@local.test"));
        Assert.Equal(warning is not null, server.Lines.Lines.Contains("warning: " + warning));
    }
}
