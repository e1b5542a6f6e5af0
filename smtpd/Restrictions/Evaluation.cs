using Postfix.Mail;
using Postfix.Smtpd.Restrictions.DnsLists;
using Postfix.Smtpd.Session;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// One request on its way through the restriction lists. It carries what outlives a single restriction: <c>warn_if_reject</c>,
/// and temporary problems that turn a later permit or reject into a deferral.
/// </summary>
/// <param name="request">What is judged.</param>
/// <param name="stage">Which restriction lists are applied; decides what a table without <c>check_…_access</c> is asked.</param>
/// <param name="memory">What earlier stages of the session found out.</param>
/// <param name="rules">Settings.</param>
/// <param name="deferIfPermit">A temporary problem that an earlier stage met.</param>
internal sealed class Evaluation(
    RequestFacts request, SubjectKind stage, StageMemory memory, EvaluationRules rules, Deferral? deferIfPermit)
{
    // Restriction classes and access tables can name each other in a circle.
    private const int MaxDepth = 100;

    private Deferral? _deferIfReject;
    private int _depth;

    // Depth of the list whose warn_if_reject is in force, 0 when none is.
    private int _warnDepth;

    public RequestFacts Request { get; } = request;

    public SubjectKind Stage { get; } = stage;

    public ValidationMemory Memory { get; } = memory.Validation;

    /// <summary>What DNS lists said so far.</summary>
    public DnsListMemory Lists { get; } = memory.Lists;

    /// <summary>A temporary problem that keeps the request from being accepted.</summary>
    public Deferral? DeferIfPermit { get; private set; } = deferIfPermit;

    /// <summary>The reply, once the verdict is <see cref="Verdict.Reject"/>.</summary>
    public string? Rejection { get; private set; }

    /// <summary>Kinds of trouble met, for postmaster notices.</summary>
    public ErrorClasses Errors { get; private set; }

    /// <summary>Whether rejections are only logged at the moment.</summary>
    public bool IsTrial => _warnDepth != 0;

    private bool IsDiscarding => Request.Actions is { IsDiscarded: true };

    /// <summary>Applies a list; used for the lists of main.cf, restriction classes and the values of access tables.</summary>
    public Verdict Run(RestrictionList list, CheckSubject subject)
    {
        if (_depth == MaxDepth)
        {
            rules.Log.RestrictionsTooDeep(subject);
            return RejectServerError();
        }
        _depth++;
        Verdict verdict = Verdict.Dunno;
        foreach (RestrictionEntry entry in list.Entries)
        {
            if (IsDiscarding)
                break;
            if (entry.Restriction is null)
            {
                _warnDepth = _warnDepth == 0 ? _depth : _warnDepth;
                continue;
            }
            verdict = entry.Restriction.Apply(this, subject);
            EndTrial();
            if (verdict != Verdict.Dunno || (DeferIfPermit is not null && _deferIfReject is not null))
                break;
        }
        _depth--;
        EndTrial();
        return verdict;
    }

    /// <summary>Accepts the request, unless an earlier temporary problem forbids that.</summary>
    /// <param name="action">Name for <c>smtpd_log_access_permit_actions</c>.</param>
    /// <param name="subject">What is accepted.</param>
    /// <param name="origin">The table that says so; empty when there is none.</param>
    public Verdict Permit(string action, CheckSubject subject, string origin = "")
    {
        if (DeferIfPermit is null && rules.LogsPermit(action))
            rules.Log.Permit(Request, action, subject, origin);
        return Verdict.Permit;
    }

    /// <summary>Refuses the request, or only logs that when <c>warn_if_reject</c> is in force.</summary>
    public Verdict Reject(ErrorClasses cause, int code, string status, string text)
    {
        bool isTrial = IsTrial && (cause & (ErrorClasses.Software | ErrorClasses.Resource | ErrorClasses.Data)) == 0;
        Errors |= cause;
        if (!isTrial && code >= 500 && _deferIfReject is { } earlier)
        {
            _warnDepth = 0;
            _deferIfReject = null;
            return Reject(earlier.Cause, earlier.Code, earlier.Status, earlier.Reason);
        }
        string reply = RejectReply.Format(code, status, text, rules, out string? problem);
        if (problem is not null)
            rules.Log.Warn(problem);
        rules.Log.Event(Request, isTrial ? "reject_warning" : "reject", reply);
        if (isTrial)
            return Verdict.Dunno;
        Rejection = reply;
        return Verdict.Reject;
    }

    /// <summary>Remembers a problem that must keep the request from being accepted; with <c>warn_if_reject</c> it is a warning.</summary>
    public Verdict DeferUnlessRejected(Deferral problem)
    {
        if (IsTrial)
            return Reject(problem.Cause, problem.Code, problem.Status, problem.Reason);
        DeferIfPermit ??= problem;
        return Verdict.Dunno;
    }

    /// <summary>Remembers a problem that may have kept us from accepting the request: a permanent rejection becomes temporary.</summary>
    public Verdict DeferUnlessPermitted(Deferral problem)
    {
        _deferIfReject ??= problem;
        return Verdict.Dunno;
    }

    /// <summary>A status code that fits what is judged; the log says when it is not the one that was configured.</summary>
    public string FitStatus(string status, CheckSubject subject)
    {
        string fitting = StatusMapping.Fit(status, subject.Kind);
        if (!fitting.AsSpan(1).SequenceEqual(status.AsSpan(1)))
            rules.Log.MappedStatus(status, subject.KindText, status[..1] + fitting[1..]);
        return fitting;
    }

    /// <summary>Refuses for now, because a table or the address resolver could not be asked.</summary>
    public Verdict RejectLookupFailure(string name) =>
        Reject(ErrorClasses.Data, 451, "4.3.0", $"<{name}>: Temporary lookup failure");

    /// <summary>Refuses for now, because the configuration makes no sense; the log says why.</summary>
    public Verdict RejectServerError() => Reject(ErrorClasses.Software, 451, "4.3.5", "Server configuration error");

    /// <summary>Ends a command: a pending problem turns anything but a rejection into a deferral.</summary>
    public Verdict Conclude(Verdict verdict) => verdict != Verdict.Reject && DeferIfPermit is { } problem
        ? Reject(problem.Cause, problem.Code, problem.Status, problem.Reason)
        : verdict;

    private void EndTrial()
    {
        if (_warnDepth >= _depth)
            _warnDepth = 0;
    }
}
