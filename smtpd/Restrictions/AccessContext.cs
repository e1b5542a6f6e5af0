using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>A result from an access table, on its way to becoming a verdict.</summary>
/// <param name="Evaluation">The request.</param>
/// <param name="Subject">What was looked up, as replies show it.</param>
/// <param name="Table">The table's <c>type:name</c>.</param>
/// <param name="Key">The name in whose name the lookup was made, for warnings.</param>
/// <param name="Action">First word of the result.</param>
/// <param name="Text">What follows it.</param>
/// <param name="Services">Settings and helpers of the actions.</param>
internal readonly record struct AccessContext(
    Evaluation Evaluation, CheckSubject Subject, string Table, string Key, string Action, string Text, AccessActions Services)
{
    public SmtpdLog Log => Services.Log;

    /// <summary>Where the wishes for the current message are kept; null, with a warning, when there is no message to act upon.</summary>
    public MessageActions? FindMessage()
    {
        RequestFacts request = Evaluation.Request;
        if (request.EtrnDomain is not null)
            Log.Warn($"access table {Table}: action {Action} is unavailable in smtpd_etrn_restrictions");
        else if (request.Sender is null)
            Log.Warn($"access table {Table}: with smtpd_delay_reject=no, action {Action} is always skipped in Client host or Helo command restrictions");
        else
            return request.Actions;
        return null;
    }
}
