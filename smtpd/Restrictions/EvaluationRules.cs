using Postfix.Lookup;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Settings that concern all restrictions.</summary>
/// <param name="log">The session log.</param>
/// <param name="softBounce">Turns permanent rejections into temporary ones.</param>
/// <param name="allowsUtf8">Lets replies have UTF-8.</param>
/// <param name="loggedPermits">Names of the actions whose permits are logged.</param>
internal sealed class EvaluationRules(SmtpdLog log, bool softBounce, bool allowsUtf8, MatchList loggedPermits)
{
    public SmtpdLog Log { get; } = log;

    public bool SoftBounce { get; } = softBounce;

    public bool AllowsUtf8 { get; } = allowsUtf8;

    public bool LogsPermit(string action) => loggedPermits.Match(action) == MatchResult.Matched;
}
