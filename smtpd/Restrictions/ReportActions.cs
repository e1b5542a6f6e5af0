namespace Postfix.Smtpd.Restrictions;

/// <summary>Results of access tables that only write to the log.</summary>
internal static class ReportActions
{
    public static Verdict Info(AccessContext context) => Report(context, "info");

    public static Verdict Warn(AccessContext context) => Report(context, "warn");

    private static Verdict Report(AccessContext context, string what)
    {
        context.Log.Event(context.Evaluation.Request, what, context.Text);
        return Verdict.Dunno;
    }
}
