using Postfix.Config;
using Postfix.Mail;
using Postfix.Services;

namespace Postfix.Smtpd.Session;

/// <summary>Tells the postmaster about sessions with errors of the kinds in <c>notify_classes</c>. Shared by all sessions.</summary>
internal sealed class ErrorNotices(Settings settings, PostmasterNotice notices)
{
    /// <summary>Kinds of errors that the postmaster wants to hear of.</summary>
    public ErrorClasses Wanted { get; } = ErrorClassNames.Parse(settings);

    /// <summary>Sends a notice.</summary>
    public void Send(SessionState session, IReadOnlyList<string> transcript, string? abortReason)
    {
        Parameter<string> recipient = session.Errors.HasFlag(ErrorClasses.Bounce)
            ? BounceParameters.BounceNoticeRecipient
            : BounceParameters.ErrorNoticeRecipient;
        string[] reason = abortReason is null ? [] : [$"Session aborted, reason: {abortReason}"];
        notices.Send(
            settings[recipient], $"SMTP server: errors from {session.Client.NameAddress}", [], transcript, [.. reason, ""]);
    }
}
