using Postfix.Services;
using Postfix.Smtp;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>Carries out the actions of header and body checks (header_checks(5), ACTIONS).</summary>
/// <param name="message">The message.</param>
/// <param name="log">Hears about actions and bad tables.</param>
internal sealed class CheckActions(Message message, CleanupLog log)
{
    private const string RejectStatus = "5.7.1";

    /// <summary>Carries out the action that a table has for some text.</summary>
    public CheckResult Apply(CheckContext context, string action)
    {
        int length = action.AsSpan().IndexOfAny(" \t");
        string name = length < 0 ? action : action[..length];
        string text = length < 0 ? "" : action[length..].TrimStart(' ', '\t', '\r', '\n');
        switch (ByteText.UpperAscii(name))
        {
            case "REJECT": return Reject(context, text);
            case "WARN": return Note(context, "warning", text);
            case "INFO": return Note(context, "info", text);
            case "FILTER": return Filter(context, text);
            case "PASS": return Pass(context, text);
            case "DISCARD": return Discard(context, text);
            case "HOLD": return Hold(context, text);
            case "PREPEND": return Prepend(context, text);
            case "REPLACE": return Replace(context, text);
            case "REDIRECT": return Redirect(context, text);
            case "BCC": return AddRecipient(context, text);
            case "STRIP": return Strip(context, text);
            case "IGNORE": return CheckResult.Drop;
            case "DUNNO" or "OK": return CheckResult.Keep;
        }
        log.BadConfiguration($"unknown command in {context.MapName} map: {action}");
        return CheckResult.Keep;
    }

    private CheckResult Reject(CheckContext context, string text)
    {
        StatusText told = text.Length > 0 ? EnhancedStatus.Split(text, RejectStatus) : GenericReject();
        string status = told.Status;
        if (status[0] is not ('4' or '5'))
        {
            log.BadConfiguration($"bad DSN action in {text} -- need 4.x.x or 5.x.x");
            status = $"4{status.AsSpan(1)}";
        }
        string reason = $"{status} {told.Text}";
        message.Fail(status[0] == '4' ? CleanupStatus.Defer : CleanupStatus.Content, reason);
        message.StopFiltering();
        return Note(context, "reject", reason);
    }

    private static StatusText GenericReject()
    {
        CleanupProblem generic = CleanupProblem.Of(CleanupStatus.Content);
        return new(generic.Status, generic.Text);
    }

    private CheckResult Filter(CheckContext context, string text)
    {
        if (text.Length == 0)
            return Bad($"missing FILTER command argument in {context.MapName} map");
        if (!text.Contains(':'))
            return Bad($"bad FILTER command {text} in {context.MapName} -- need transport:destination");
        message.Filter = text;
        return Note(context, "filter", text);
    }

    private CheckResult Pass(CheckContext context, string text)
    {
        Note(context, "pass", text);
        message.StopFiltering();
        return CheckResult.Keep;
    }

    private CheckResult Discard(CheckContext context, string text)
    {
        Note(context, "discard", text);
        message.Flags |= CleanupFlags.Discard;
        message.StopFiltering();
        return CheckResult.Keep;
    }

    private CheckResult Hold(CheckContext context, string text)
    {
        if ((message.Flags & (CleanupFlags.Hold | CleanupFlags.Discard)) != 0)
            return CheckResult.Keep;
        message.Flags |= CleanupFlags.Hold;
        return Note(context, "hold", text);
    }

    private CheckResult Prepend(CheckContext context, string text)
    {
        if (text.Length == 0)
            return Bad($"PREPEND action without text in {context.MapName} map");
        if (!context.Accepts(text))
            return Bad($"bad PREPEND header text \"{text}\" in {context.MapName} map -- need \"headername: headervalue\"");
        Note(context, "prepend", text);
        context.Prepend(text);
        return CheckResult.Keep;
    }

    private CheckResult Replace(CheckContext context, string text)
    {
        if (text.Length == 0)
            return Bad($"REPLACE action without text in {context.MapName} map");
        if (!context.Accepts(text))
            return Bad($"bad REPLACE header text \"{text}\" in {context.MapName} map -- need \"headername: headervalue\"");
        Note(context, "replace", text);
        return CheckResult.Replace(text);
    }

    private CheckResult Redirect(CheckContext context, string text)
    {
        if (!text.Contains('@'))
            return Bad($"bad REDIRECT target \"{text}\" in {context.MapName} map -- need user@domain");
        message.Redirect = text;
        Note(context, "redirect", text);
        message.StopFiltering();
        return CheckResult.Keep;
    }

    private CheckResult AddRecipient(CheckContext context, string text)
    {
        if (!text.Contains('@'))
            return Bad($"bad BCC address \"{text}\" in {context.MapName} map -- need user@domain");
        message.AddedRecipients.Add(text);
        return Note(context, "bcc", text);
    }

    private CheckResult Strip(CheckContext context, string text)
    {
        Note(context, "strip", text);
        return CheckResult.Drop;
    }

    private CheckResult Note(CheckContext context, string action, string text)
    {
        log.Action(message, action, context.Name, context.Text, text);
        return CheckResult.Keep;
    }

    private CheckResult Bad(string problem)
    {
        log.BadConfiguration(problem);
        return CheckResult.Keep;
    }
}
