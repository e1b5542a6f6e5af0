using Postfix.Mail;
using Postfix.Smtp;

namespace Postfix.Smtpd.Restrictions;

/// <summary>Results of access tables that decide about the request.</summary>
internal static class DecisionActions
{
    private const string AccessDenied = "Access denied";
    private const string Unavailable = "Service unavailable";

    public static Verdict Permit(AccessContext context) =>
        context.Evaluation.Permit(context.Action, context.Subject, context.Table);

    public static Verdict Skip(AccessContext context) => Verdict.Dunno;

    public static Verdict Reject(AccessContext context) => Refuse(context, context.Services.RejectCode, "5.7.1");

    public static Verdict Defer(AccessContext context) => Refuse(context, context.Services.DeferCode, "4.7.1");

    /// <summary>A reply code with text of its own.</summary>
    public static Verdict Reply(AccessContext context) => Refuse(context, int.Parse(context.Action), context.Action[0] + ".7.1");

    public static Verdict DeferIfPermit(AccessContext context) => context.Evaluation.DeferUnlessRejected(ToDeferral(context));

    public static Verdict DeferIfReject(AccessContext context) => context.Evaluation.DeferUnlessPermitted(ToDeferral(context));

    private static Verdict Refuse(AccessContext context, int code, string status)
    {
        StatusText reason = EnhancedStatus.Split(context.Text, status);
        return context.Evaluation.Reject(
            ErrorClasses.Policy,
            code,
            context.Evaluation.FitStatus(reason.Status, context.Subject),
            context.Subject.Rejected(reason.Text.Length > 0 ? reason.Text : AccessDenied));
    }

    private static Deferral ToDeferral(AccessContext context)
    {
        StatusText reason = EnhancedStatus.Split(context.Text, "4.7.1");
        return new(
            ErrorClasses.Policy,
            context.Services.DeferCode,
            context.Evaluation.FitStatus(reason.Status, context.Subject),
            context.Subject.Rejected(reason.Text.Length > 0 ? reason.Text : Unavailable));
    }
}
