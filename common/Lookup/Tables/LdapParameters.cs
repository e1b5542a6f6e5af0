using System.Globalization;
using Postfix.Lookup.Interop;
using Postfix.Text;

namespace Postfix.Lookup.Tables;

/// <summary>Reads the parameters of ldap_table(5).</summary>
/// <param name="request">The table.</param>
/// <param name="configuration">Its parameters.</param>
/// <param name="library">Understands URLs.</param>
internal sealed class LdapParameters(TableRequest request, TableConfiguration configuration, LdapLibrary library)
{
    private const int OldVersion = 2;
    private const int CurrentVersion = 3;
    private const int StrongestFactor = 4096;
    private const string PlainScheme = "ldap";
    private const int DemandCertificate = 2;
    private const int NoCertificate = 0;
    private const int MaxDereference = 3;

    /// <summary>The URLs of the servers, in the order in which they are tried.</summary>
    /// <exception cref="TableException">The port is none.</exception>
    public IReadOnlyList<string> ReadUrls()
    {
        const string libraryDefault = "";
        string port = configuration.Number("server_port", 389).ToString(CultureInfo.InvariantCulture);
        List<string> urls = [];
        foreach (string host in Tokens.SplitList(configuration.Required("server_host", "localhost")))
        {
            if (!library.IsUrl(host))
                urls.Add(host.Contains(':') ? $"ldap://{host}" : $"ldap://{host}:{port}");
            else if (IsWellFormed(host))
                urls.Add(host);
        }
        return urls.Count > 0 ? urls : [libraryDefault];
    }

    /// <summary>How to connect.</summary>
    /// <param name="urls">The servers.</param>
    /// <exception cref="TableException">A parameter makes no sense.</exception>
    public LdapLogin ReadLogin(IReadOnlyList<string> urls)
    {
        int version = ReadVersion(urls);
        LdapBind bind = ReadBind();
        bool startsTls = configuration.Flag("start_tls", false);
        if (startsTls && version < CurrentVersion)
        {
            Warn(" start_tls requires protocol version 3");
            version = CurrentVersion;
        }
        return new LdapLogin
        {
            Bind = bind,
            Name = configuration.Text("bind_dn"),
            Password = configuration.Text("bind_pw"),
            Mechanisms = configuration.Text("sasl_mechs"),
            Realm = configuration.Text("sasl_realm"),
            Authorization = configuration.Text("sasl_authz_id"),
            StartsTls = startsTls,
            FollowsReferrals = ReadReferrals(),
            DebugLevel = configuration.Number("debuglevel", 0),
            Timeout = configuration.Seconds("timeout", 10),
            Numbers =
            [
                (LdapOption.ProtocolVersion, version),
                (LdapOption.Dereference, ReadDereference()),
            ],
            SaslSecurity = bind == LdapBind.Sasl ? $"minssf={configuration.Number("sasl_minssf", 0, max: StrongestFactor)}" : "",
            CertificateRequirement = configuration.Flag("tls_require_cert", false) ? DemandCertificate : NoCertificate,
            TlsTexts =
            [
                TlsText(LdapOption.TlsRandomFile, "tls_random_file"),
                TlsText(LdapOption.TlsAuthorityFile, "tls_ca_cert_file"),
                TlsText(LdapOption.TlsAuthorityDirectory, "tls_ca_cert_dir"),
                TlsText(LdapOption.TlsCertificate, "tls_cert"),
                TlsText(LdapOption.TlsKey, "tls_key"),
                TlsText(LdapOption.TlsCiphers, "tls_cipher_suite"),
            ],
        };
    }

    /// <summary>Which attributes count.</summary>
    public LdapAttributes ReadAttributes() => new(
        Tokens.SplitList(configuration.Text("terminal_result_attribute")),
        Tokens.SplitList(configuration.Text("leaf_result_attribute")),
        Tokens.SplitList(configuration.Text("result_attribute", "maildrop")),
        Tokens.SplitList(configuration.Text("special_result_attribute")));

    /// <summary>How deep to search, as the library has it.</summary>
    public int ReadScope()
    {
        const int baseObject = 0;
        const int oneLevel = 1;
        const int subtree = 2;
        string scope = configuration.Required("scope", "sub");
        switch (ByteText.LowerAscii(scope))
        {
            case "sub":
                return subtree;
            case "one":
                return oneLevel;
            case "base":
                return baseObject;
            default:
                Warn($": Unrecognized value {scope} specified for scope; using sub");
                return subtree;
        }
    }

    /// <summary>How much a lookup may find.</summary>
    /// <exception cref="TableException">A limit is none.</exception>
    public LdapLimits ReadLimits() => new(
        configuration.Number("recursion_limit", 1000, min: 1),
        configuration.Number("size_limit", configuration.Number("expansion_limit", 0)));

    /// <summary>The template of the filter.</summary>
    /// <exception cref="TableException">It makes no sense.</exception>
    public ExpansionTemplate ReadFilter()
    {
        string text = configuration.Text("query_filter", "(mailacceptinggeneralid=%s)");
        ExpansionTemplate filter = new(text, isQuery: true, request.Name);
        if (!filter.HasPieces)
            Warn($": Fixed query_filter {text} is probably useless");
        return filter;
    }

    /// <summary>The template of the place to search.</summary>
    /// <exception cref="TableException">It makes no sense.</exception>
    public ExpansionTemplate ReadBase() => new(configuration.Text("search_base"), isQuery: true, request.Name);

    /// <summary>How values become a result.</summary>
    /// <exception cref="TableException">A parameter makes no sense.</exception>
    public ResultFormat ReadFormat()
    {
        string format = configuration.Text("result_format") is { Length: > 0 } text ? text : configuration.Required("result_filter", "%s");
        return new ResultFormat(request, format, configuration.Number("expansion_limit", 0));
    }

    /// <summary>Warns about parameters that are of no use any more.</summary>
    /// <exception cref="TableException">A value is none.</exception>
    public void WarnAboutIgnored()
    {
        const int notSet = -1;
        if (configuration.Flag("cache", false))
            Warn(" ignoring cache");
        foreach (string parameter in (ReadOnlySpan<string>)["cache_expiry", "cache_size"])
        {
            if (configuration.Number(parameter, notSet) > notSet)
                Warn($" ignoring {parameter}");
        }
    }

    private LdapBind ReadBind()
    {
        string bind = configuration.Required("bind", "yes");
        return ByteText.LowerAscii(bind) switch
        {
            "yes" or "simple" => LdapBind.Simple,
            "no" or "none" => LdapBind.None,
            "sasl" => LdapBind.Sasl,
            _ => throw new TableException($"{request.Name}: unsupported parameter value: bind = {bind}"),
        };
    }

    private int ReadVersion(IReadOnlyList<string> urls)
    {
        int version = configuration.Number("version", OldVersion, min: OldVersion);
        if (version > CurrentVersion)
        {
            Warn($" Unknown version {version}, using {OldVersion}.");
            version = OldVersion;
        }
        foreach (string scheme in urls.Where(url => url.Length > 0).Select(url => url[..url.IndexOf("://", StringComparison.Ordinal)]))
        {
            if (version == CurrentVersion || ByteText.LowerAscii(scheme) == PlainScheme)
                continue;
            request.Context.Log.Warning($"dict_ldap_open: URL scheme {scheme} requires protocol version 3");
            version = CurrentVersion;
        }
        return version;
    }

    // A number by the manual of Postfix, yes or no by its code.
    private bool ReadReferrals() => configuration.Text("chase_referrals") is [>= '0' and <= '9', ..]
        ? configuration.Number("chase_referrals", 0) != 0
        : configuration.Flag("chase_referrals", false);

    private int ReadDereference()
    {
        int when = configuration.Number("dereference", 0);
        if (when is >= 0 and <= MaxDereference)
            return when;
        Warn($" Unrecognized value {when} specified for dereference; using 0");
        return 0;
    }

    private bool IsWellFormed(string url)
    {
        if (library.FindUrlProblem(url) is not { } problem)
            return true;
        request.Context.Log.Error($"dict_ldap_open: error parsing URL {url}: {problem.Status}: {problem.Text}; skipping");
        return false;
    }

    private (LdapOption Option, string Parameter, string Value) TlsText(LdapOption option, string parameter) =>
        (option, parameter, configuration.Text(parameter));

    private void Warn(string what) => request.Context.Log.Warning($"dict_ldap_open: {request.Name}{what}");
}
