using Postfix.Config;
using Postfix.Logging;
using Postfix.Lookup;
using Postfix.Net;
using Postfix.SmtpClient.Outcomes;
using Postfix.Text;
using Postfix.Tls;

namespace Postfix.SmtpClient.Encryption;

/// <summary>Finds the TLS policy for a destination: main.cf, a policy table, or a table of the older kind by site.</summary>
internal sealed class PolicyFinder
{
    private const string ByNexthop = "next-hop destination";
    private const string ByHost = "server hostname";

    /// <summary>The configuration makes no sense.</summary>
    public static readonly Trouble Misconfigured = Trouble.Site("4.7.5", "client TLS configuration problem");

    private static readonly Trouble s_unavailable = Trouble.Site("4.3.0", "Temporary lookup error");

    private readonly Log _log;
    private readonly string? _nameFault;
    private readonly TrustAnchors? _anchors;
    private readonly string? _anchorFault;
    private readonly MapList _policies;
    private readonly MapList _sites;

    /// <exception cref="ConfigurationException">The level in main.cf is unknown.</exception>
    public PolicyFinder(Settings settings, SmtpTlsParameters parameters, TableSet tables, Log log)
    {
        _log = log;
        DefaultLevel = ReadLevel(settings, parameters);
        _policies = Open(parameters.PolicyMaps);
        _sites = Open(parameters.PerSite);
        if (!_policies.IsEmpty && !_sites.IsEmpty)
            log.Warning($"{parameters.PerSite.Name} ignored when {parameters.PolicyMaps.Name} is not empty.");
        string serverName = settings[parameters.Servername];
        if (serverName.Length > 0 && !HostName.IsValid(serverName))
            _nameFault = $"\"{parameters.Servername.Name} = {serverName}\" specifies an invalid hostname";
        (_anchors, _anchorFault) = LoadAnchors(MayEncrypt ? Tokens.SplitList(settings[parameters.TrustAnchorFile]) : []);

        MapList Open(Parameter<string> parameter) =>
            MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.Usual);
    }

    /// <summary>The level of destinations that no table names.</summary>
    public TlsLevel DefaultLevel { get; }

    /// <summary>Whether TLS may ever be used.</summary>
    public bool MayEncrypt => DefaultLevel > TlsLevel.None || !_policies.IsEmpty || !_sites.IsEmpty;

    /// <summary>
    /// Whether some destination may get no mail in the clear. An idle connection does not tell what it was good for.
    /// </summary>
    public bool MayDemand => DefaultLevel > TlsLevel.May || !_policies.IsEmpty || !_sites.IsEmpty;

    /// <summary>The policy for a next hop and a server of it; null when the tables make no sense or cannot be searched.</summary>
    /// <param name="nexthop">The next hop as it was given.</param>
    /// <param name="host">The server's name.</param>
    /// <param name="trouble">Why mail must wait, when there is no policy.</param>
    public TlsPolicy? Find(string nexthop, string host, out Trouble? trouble)
    {
        trouble = null;
        TlsPolicy? policy = !_policies.IsEmpty ? FindPolicy(nexthop, out trouble)
            : _sites.IsEmpty ? new TlsPolicy { Level = DefaultLevel }
            : FindSite(nexthop, host, out trouble);
        if (policy is null || policy.Level == TlsLevel.None)
            return policy;
        string? fault = policy.ServerName is null ? _nameFault : null;
        if (policy.NeedsAuthority && policy.Anchors is null)
        {
            fault ??= _anchorFault;
            policy = _anchors is null ? policy : policy with { Anchors = _anchors };
        }
        if (fault is null)
            return policy;
        _log.Warning(fault);
        trouble = Misconfigured;
        return null;
    }

    private static (TrustAnchors? Anchors, string? Fault) LoadAnchors(IReadOnlyList<string> files)
    {
        try
        {
            return (files.Count > 0 ? TrustAnchors.Load(files) : null, null);
        }
        catch (TlsException error)
        {
            return (null, error.Message);
        }
    }

    private TlsPolicy Read(string value, string where)
    {
        TlsPolicy policy = PolicyParser.Parse(value, text => _log.Warning($"{where}: {text}"));
        (TrustAnchors? anchors, string? fault) = LoadAnchors(policy.AnchorFiles ?? []);
        return fault is null ? policy with { Anchors = anchors } : throw new FormatException(fault);
    }

    /// <summary>Checks the level for servers that an unsafe MX record named; lmtp(8) has none.</summary>
    /// <exception cref="ConfigurationException">There is no such level.</exception>
    public static void CheckInsecureMxPolicy(Settings settings)
    {
        Parameter<string> parameter = SmtpSharedParameters.SmtpTlsDaneInsecureMxPolicy;
        if (TlsLevelNames.Parse(settings[parameter]) is not (TlsLevel.May or TlsLevel.Encrypt or TlsLevel.Dane))
            throw new ConfigurationException($"invalid {parameter}: \"{settings[parameter]}\"", parameter: parameter.Name);
    }

    private static TlsLevel ReadLevel(Settings settings, SmtpTlsParameters parameters)
    {
        string level = settings[parameters.SecurityLevel];
        if (level.Length > 0)
            return TlsLevelNames.Parse(level)
                ?? throw new ConfigurationException($"Invalid TLS level \"{level}\"", parameter: parameters.SecurityLevel.Name);
        if (settings[parameters.EnforceTls])
            return settings[parameters.EnforcePeername] ? TlsLevel.Verify : TlsLevel.Encrypt;
        return settings[parameters.UseTls] ? TlsLevel.May : TlsLevel.None;
    }

    private TlsPolicy? FindPolicy(string nexthop, out Trouble? trouble)
    {
        trouble = null;
        foreach (string key in Keys(nexthop))
        {
            LookupResult result = _policies.Find(key);
            if (result.Status == LookupStatus.NotFound)
                continue;
            string where = $"{_policies.Title}, {ByNexthop} \"{key}\"";
            try
            {
                if (result.IsFound)
                    return Read(result.Value, where);
                _log.Warning($"{where}: policy table lookup error");
            }
            catch (FormatException error)
            {
                _log.Warning($"{where}: {error.Message}");
            }
            trouble = Misconfigured;
            return null;
        }
        return new TlsPolicy { Level = DefaultLevel };
    }

    // A host in brackets or with a port is never the domain of an address: it has no parents.
    private static IEnumerable<string> Keys(string nexthop)
    {
        yield return nexthop;
        if (!HostName.IsValid(nexthop))
            yield break;
        for (int dot = nexthop.IndexOf('.', 1); dot > 0; dot = nexthop.IndexOf('.', dot + 1))
            yield return nexthop[dot..];
    }

    private TlsPolicy? FindSite(string nexthop, string host, out Trouble? trouble)
    {
        TlsLevel? level = null;
        trouble = Raise(ref level, nexthop, ByNexthop);
        if (trouble is null && !ByteText.EqualsIgnoreCase(nexthop, host))
            trouble = Raise(ref level, host, ByHost);
        if (trouble is not null)
            return null;
        // "May" by site is for what main.cf does not say more strictly.
        if (level == TlsLevel.May && DefaultLevel > TlsLevel.May)
            level = DefaultLevel;
        return new TlsPolicy { Level = level ?? DefaultLevel };
    }

    private Trouble? Raise(ref TlsLevel? level, string name, string kind)
    {
        LookupResult result = _sites.Find(name);
        if (result.IsFailed)
        {
            _log.Warning($"{_sites.Title}: {kind} \"{name}\": per-site table lookup error");
            return s_unavailable;
        }
        if (!result.IsFound)
            return null;
        switch (ByteText.UpperAscii(result.Value))
        {
            case "NONE":
                level = level is null or TlsLevel.None or TlsLevel.May ? TlsLevel.None : level;
                return null;
            case "MAY":
                level ??= TlsLevel.May;
                return null;
            case "MUST_NOPEERMATCH":
                level = Max(level, TlsLevel.Encrypt);
                return null;
            case "MUST":
                level = Max(level, TlsLevel.Verify);
                return null;
            default:
                _log.Warning($"{_sites.Title}: unknown TLS policy '{result.Value}' for {kind} {name}");
                return Misconfigured;
        }

        static TlsLevel Max(TlsLevel? one, TlsLevel other) => one > other ? one.Value : other;
    }
}
