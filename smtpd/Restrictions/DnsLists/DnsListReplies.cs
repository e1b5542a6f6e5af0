using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Smtp;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions.DnsLists;

/// <summary>Composes the replies to listed clients: <c>rbl_reply_maps</c>, <c>default_rbl_reply</c>. Shared by all sessions.</summary>
internal sealed class DnsListReplies(Settings settings, MapList templates, SessionMacros macros, SmtpdLog log)
{
    private const string UsualStatus = "4.7.1";
    private const string Unavailable = "Service unavailable";

    private readonly string _defaultTemplate = settings[SmtpdAccessParameters.DefaultRblReply];
    private readonly string _code = settings[SmtpdAccessParameters.MapsRblRejectCode].ToString();

    /// <summary>Rejects a request because of what is listed.</summary>
    /// <exception cref="ConfigurationException"><c>default_rbl_reply</c> is malformed.</exception>
    public Verdict Reject(Evaluation evaluation, DnsList list, CheckSubject listed, string reason)
    {
        LookupResult found = FindTemplate(list);
        if (found.IsFailed)
            return evaluation.RejectServerError();
        string reply = Compose(found.Value, list, name => Find(name, list, listed, reason), evaluation.Request);
        if (reply is not [('4' or '5'), (>= '0' and <= '9'), (>= '0' and <= '9'), ' ', ..])
        {
            log.Warn($"rbl response code configuration error: {reply}");
            return evaluation.Reject(ErrorClasses.Policy, 450, UsualStatus, Unavailable);
        }
        StatusText text = EnhancedStatus.Split(reply[4..], UsualStatus);
        return evaluation.Reject(
            ErrorClasses.Policy,
            int.Parse(reply.AsSpan(0, 3)),
            evaluation.FitStatus(text.Status, listed),
            text.Text.Length > 0 ? text.Text : Unavailable);
    }

    // Lists that differ only in what they take from the answers may share a reply.
    private LookupResult FindTemplate(DnsList list)
    {
        LookupResult found = templates.Find(list.Specification);
        return found.Status == LookupStatus.NotFound && list.Specification != list.Domain ? templates.Find(list.Domain) : found;
    }

    private string Compose(string? template, DnsList list, Func<string, string?> find, RequestFacts request)
    {
        if (template is not null)
        {
            if (Expand(template, find, request) is { } reply)
                return reply;
            log.Warn($"rbl_reject_reply: bad rbl reply template for domain {list.Specification}: {template}");
        }
        return Expand(_defaultTemplate, find, request)
            ?? throw new ConfigurationException($"rbl_reject_reply: bad default rbl reply template: {_defaultTemplate}");
    }

    private string? Expand(string template, Func<string, string?> find, RequestFacts request)
    {
        MacroResult result = macros.Expand(template, request, find);
        return result is { Error: null, Undefined: false } ? result.Text : null;
    }

    private string? Find(string name, DnsList list, CheckSubject listed, string reason) => name switch
    {
        "rbl_code" => _code,
        "rbl_domain" => list.Domain,
        "rbl_reason" or "rbl_txt" => reason,
        "rbl_what" => listed.Name,
        "rbl_class" => listed.KindText,
        _ => null,
    };
}
