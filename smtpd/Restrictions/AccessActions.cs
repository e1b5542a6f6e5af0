using System.Collections.Frozen;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// What the results of access(5) tables mean. A result is an action with optional text, a reply code with text, a number (which
/// permits), or a list of restrictions.
/// </summary>
internal sealed class AccessActions(SmtpdLog log, int rejectCode, int deferCode)
{
    private const string WhiteSpace = " \t";

    // One row per action; the handlers stand in the files of their kind.
    private static readonly FrozenDictionary<string, Func<AccessContext, Verdict>> s_actions =
        new Dictionary<string, Func<AccessContext, Verdict>>
        {
            ["OK"] = DecisionActions.Permit,
            ["RELAY"] = DecisionActions.Permit,
            ["DUNNO"] = DecisionActions.Skip,
            ["REJECT"] = DecisionActions.Reject,
            ["DEFER"] = DecisionActions.Defer,
            ["DEFER_IF_PERMIT"] = DecisionActions.DeferIfPermit,
            ["DEFER_IF_REJECT"] = DecisionActions.DeferIfReject,
            ["INFO"] = ReportActions.Info,
            ["WARN"] = ReportActions.Warn,
            ["FILTER"] = DeliveryActions.Filter,
            ["HOLD"] = DeliveryActions.Hold,
            ["DISCARD"] = DeliveryActions.Discard,
            ["REDIRECT"] = DeliveryActions.Redirect,
            ["BCC"] = DeliveryActions.BlindCopy,
            ["PREPEND"] = DeliveryActions.Prepend,
        }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    public SmtpdLog Log { get; } = log;

    /// <summary>Reply code of REJECT.</summary>
    public int RejectCode { get; } = rejectCode;

    /// <summary>Reply code of DEFER.</summary>
    public int DeferCode { get; } = deferCode;

    /// <summary>Reads results that are lists of restrictions. Set once, when the restrictions know the actions and the other way round.</summary>
    public RestrictionParser? Parser { get; set; }

    /// <summary>Carries out a result.</summary>
    /// <param name="evaluation">The request.</param>
    /// <param name="subject">What was looked up, as replies show it.</param>
    /// <param name="table">The table's <c>type:name</c>.</param>
    /// <param name="key">The name in whose name the lookup was made, for warnings.</param>
    /// <param name="result">The value that the table gave.</param>
    public Verdict Apply(Evaluation evaluation, CheckSubject subject, string table, string key, string result)
    {
        int end = result.AsSpan().IndexOfAny(WhiteSpace);
        string action = end < 0 ? result : result[..end];
        string text = end < 0 ? "" : result[end..].TrimStart(' ', '\t', '\r', '\n', '\v', '\f');
        AccessContext context = new(evaluation, subject, table, key, action, text, this);
        if (s_actions.TryGetValue(action, out Func<AccessContext, Verdict>? handler))
            return handler(context);
        if (result.Length > 0 && !result.AsSpan().ContainsAnyExceptInRange('0', '9'))
            return DecisionActions.Permit(context);
        if (IsReplyCode(action) && text.Length > 0)
            return DecisionActions.Reply(context);
        return ApplyRestrictions(context, result);
    }

    private static bool IsReplyCode(string action) =>
        action is [('4' or '5'), _, _] && !action.AsSpan().ContainsAnyExceptInRange('0', '9');

    private Verdict ApplyRestrictions(AccessContext context, string result)
    {
        if (result.Contains(':'))
        {
            Log.Warn($"access table {context.Table} has entry with lookup table: {result}");
            Log.Warn("do not specify lookup tables inside SMTPD access maps");
            Log.Warn("define a restriction class and specify its name instead.");
            return context.Evaluation.RejectServerError();
        }
        if (result.Length == 0)
        {
            Log.Warn($"access table {context.Table} entry {result} has empty value");
            return Verdict.Permit;
        }
        return context.Evaluation.Run(Parser!.Parse(result), context.Subject);
    }
}
