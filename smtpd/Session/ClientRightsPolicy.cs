using Postfix.Config;
using Postfix.Lookup;
using Postfix.Smtp;
using Postfix.Smtpd.Content;
using Postfix.Text;

namespace Postfix.Smtpd.Session;

/// <summary>Decides about <see cref="ClientRights"/>. Shared by all sessions.</summary>
internal sealed class ClientRightsPolicy(Settings settings, TableSet tables, ClientLists lists)
{
    private readonly BareNewlinePolicy _bareNewlines = ParseBareNewlines(settings);
    private readonly EhloKeywords _hiddenKeywords = EhloKeywordNames.Parse(settings[SmtpdParameters.DiscardEhloKeywords]);
    private readonly MapList _hiddenKeywordMaps = MapList.Open(
        tables,
        SmtpdParameters.DiscardEhloKeywordAddressMaps.Name,
        settings[SmtpdParameters.DiscardEhloKeywordAddressMaps],
        TableFlags.Lock);

    /// <summary>What a network client may do.</summary>
    /// <exception cref="UndecidedException">A list cannot be searched.</exception>
    public ClientRights Judge(ClientIdentity client)
    {
        LookupResult hidden = _hiddenKeywordMaps.Find(client.Address);
        return JudgeRequests(client) with
        {
            HiddenKeywords = hidden.IsFound ? EhloKeywordNames.Parse(hidden.Value) : _hiddenKeywords,
            HasUnknownKeywords = hidden.IsFailed,
        };
    }

    /// <summary>The rights after XCLIENT: its own access control and that of XFORWARD are those of the real client.</summary>
    public ClientRights JudgeAgain(ClientIdentity client, ClientRights before) =>
        Judge(client) with { MayXforward = before.MayXforward };

    private ClientRights JudgeRequests(ClientIdentity client) => new()
    {
        MayXclient = IsListed(lists.Xclient, client, "XCLIENT"),
        MayXforward = IsListed(lists.Xforward, client, "XFORWARD"),
        MayVerp = IsListed(lists.Verp, client, "XVERP"),
        IsExemptFromLimits = lists.EventLimitExceptions.Match(client.Name, client.Address) == MatchResult.Matched,
        BareNewlines = JudgeBareNewlines(client),
    };

    private static BareNewlinePolicy ParseBareNewlines(Settings settings) => ByteText.LowerAscii(settings[SmtpdParameters.ForbidBareNewline]) switch
    {
        "no" => BareNewlinePolicy.Accept,
        "normalize" or "yes" => BareNewlinePolicy.Normalize,
        "note" => BareNewlinePolicy.Note,
        "reject" => BareNewlinePolicy.Reject,
        _ => throw new ConfigurationException(
            $"bad parameter value: '{SmtpdParameters.ForbidBareNewline.Name} = {settings[SmtpdParameters.ForbidBareNewline]}'",
            parameter: SmtpdParameters.ForbidBareNewline.Name),
    };

    private static bool IsListed(MatchList list, ClientIdentity client, string what) =>
        list.Match(client.Name, client.Address) switch
        {
            MatchResult.Matched => true,
            MatchResult.NotMatched => false,
            _ => throw new UndecidedException($"don't know if command {what} should be allowed from {client.NameAddress}"),
        };

    private BareNewlinePolicy JudgeBareNewlines(ClientIdentity client) =>
        _bareNewlines != BareNewlinePolicy.Accept
            && lists.BareNewlineExceptions.Match(client.Name, client.Address) == MatchResult.Matched
            ? BareNewlinePolicy.Accept
            : _bareNewlines;
}
