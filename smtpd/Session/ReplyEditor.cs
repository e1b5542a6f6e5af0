using Postfix.Config;
using Postfix.Lookup;
using Postfix.Mail;
using Postfix.Smtp;
using Postfix.Smtpd.Protocol;

namespace Postfix.Smtpd.Session;

/// <summary>
/// What the site wants to be different in error replies: <c>smtpd_reject_filter_maps</c>, <c>smtpd_reject_footer</c>,
/// <c>smtpd_reject_footer_maps</c>, <c>soft_bounce</c>. Shared by all sessions.
/// </summary>
internal sealed class ReplyEditor(Settings settings, TableSet tables, SmtpdLog log, TimeProvider time)
{
    private readonly bool _softBounce = settings[MailParameters.SoftBounce];
    private readonly string _footer = settings[SmtpdAccessParameters.RejectFooter];
    private readonly MapList _footerMaps = Open(settings, tables, SmtpdAccessParameters.RejectFooterMaps);
    private readonly MapList _filterMaps = Open(settings, tables, SmtpdAccessParameters.RejectFilterMaps);
    private readonly SessionMacros _macros = new(settings, log, time);

    /// <summary>The lines to send instead of this reply.</summary>
    /// <param name="reply">One line, or several with CR LF between them.</param>
    /// <param name="session">A footer may mention what is known about it.</param>
    public string[] Edit(string reply, SessionState session)
    {
        if (reply[0] is not ('4' or '5'))
            return reply.Split("\r\n");
        if (!_filterMaps.IsEmpty && _filterMaps.Find(reply) is { IsFound: true } alternative)
            reply = Replace(reply, alternative.Value!, session.Transaction.QueueId);
        string footer = _footerMaps.IsEmpty || _footerMaps.Find(reply) is not { IsFound: true } found ? _footer : found.Value!;
        if (footer.Length > 0)
            reply = Append(footer, reply, session);
        string[] lines = reply.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        for (int i = 0; i < lines.Length; i++)
            lines[i] = FinishLine(lines[i], isLast: i == lines.Length - 1);
        return lines;
    }

    private static MapList Open(Settings settings, TableSet tables, Parameter<string> parameter) =>
        MapList.Open(tables, parameter.Name, settings[parameter], TableFlags.Lock);

    private string Append(string footer, string reply, SessionState session) =>
        ReplyFooter.Append(reply, footer, text => Expand(text, session.Describe()));

    private string Replace(string reply, string alternative, string? queueId)
    {
        bool isReply = alternative is [('4' or '5'), (>= '0' and <= '9'), (>= '0' and <= '9'), (' ' or '-'), ..];
        int status = isReply ? EnhancedStatus.Length(alternative.AsSpan(4)) : 0;
        if (!isReply || (status > 0 && alternative[4] != alternative[0]))
        {
            log.BadReplyFilterResult(queueId, alternative);
            return reply;
        }
        log.FilteredReply(queueId, reply, alternative);
        return alternative;
    }

    private string FinishLine(string line, bool isLast)
    {
        if (_softBounce && line[0] == '5')
            line = line.Length > 4 && line[4] == '5' ? $"4{line[1..4]}4{line[5..]}" : "4" + line[1..];
        return !isLast && line.Length > 3 ? $"{line[..3]}-{line[4..]}" : line;
    }

    private string? Expand(string template, RequestFacts facts)
    {
        MacroResult result = _macros.Expand(template, facts);
        return result.Error is null ? result.Text : null;
    }
}
