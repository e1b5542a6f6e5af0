using Postfix.Mail;
using Postfix.Smtpd.Session;
using Postfix.Text;

namespace Postfix.Smtpd.Restrictions;

/// <summary>
/// Results of access tables that say what shall happen to the message. They take effect when it is complete; a later restriction
/// may still reject it.
/// </summary>
internal static class DeliveryActions
{
    public static Verdict Filter(AccessContext context)
    {
        if (context.FindMessage() is not { } message)
            return Verdict.Dunno;
        if (context.Text.Length == 0)
            return Complain(context, "has FILTER entry without value");
        if (!context.Text.Contains(':'))
            return Complain(context, "requires transport:destination");
        Report(context, "filter", $"triggers FILTER {context.Text}");
        message.Filter = context.Text;
        return Verdict.Dunno;
    }

    public static Verdict Hold(AccessContext context)
    {
        if (context.FindMessage() is not { IsHeld: false } message)
            return Verdict.Dunno;
        Report(context, "hold", context.Text.Length > 0 ? context.Text : "triggers HOLD action");
        message.IsHeld = true;
        return Verdict.Dunno;
    }

    public static Verdict Discard(AccessContext context)
    {
        if (context.FindMessage() is not { } message)
            return Verdict.Dunno;
        Report(context, "discard", context.Text.Length > 0 ? context.Text : "triggers DISCARD action");
        message.IsDiscarded = true;
        return context.Evaluation.Permit(context.Action, context.Subject, context.Table);
    }

    public static Verdict Redirect(AccessContext context)
    {
        if (context.FindMessage() is not { } message)
            return Verdict.Dunno;
        if (!context.Text.Contains('@'))
            return Complain(context, "requires user@domain target");
        Report(context, "redirect", $"triggers REDIRECT {context.Text}");
        message.Redirect = context.Text;
        return Verdict.Dunno;
    }

    public static Verdict BlindCopy(AccessContext context)
    {
        if (context.FindMessage() is not { } message)
            return Verdict.Dunno;
        if (!context.Text.Contains('@'))
            return Complain(context, "requires user@domain target");
        Report(context, "bcc", $"triggers BCC {context.Text}");
        message.AddBlindCopy(context.Text);
        return Verdict.Dunno;
    }

    public static Verdict Prepend(AccessContext context)
    {
        if (context.FindMessage() is not { } message)
            return Verdict.Dunno;
        if (context.Evaluation.Request.Stage == Stages.EndOfMessage)
        {
            context.Log.Warn($"access table {context.Table}: action PREPEND must be used before smtpd_end_of_data_restrictions");
            return Verdict.Dunno;
        }
        if (HeaderName.NameLength(ByteText.ToBytes(context.Text)) == 0)
            return Complain(context, "requires header: text");
        message.AddHeader(context.Text);
        return Verdict.Dunno;
    }

    private static Verdict Complain(AccessContext context, string problem)
    {
        context.Log.Warn($"access table {context.Table} entry \"{context.Key}\" {problem}");
        return Verdict.Dunno;
    }

    private static void Report(AccessContext context, string what, string effect) =>
        context.Log.Event(context.Evaluation.Request, what, $"<{context.Subject.Name}>: {context.Subject.KindText} {effect}");
}
