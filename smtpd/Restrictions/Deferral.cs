using Postfix.Mail;

namespace Postfix.Smtpd.Restrictions;

/// <summary>A temporary problem that changes a later decision into "try again later".</summary>
/// <param name="Cause">Class for postmaster notices.</param>
/// <param name="Code">SMTP reply code.</param>
/// <param name="Status">Enhanced status code.</param>
/// <param name="Reason">Text of the reply.</param>
internal sealed record Deferral(ErrorClasses Cause, int Code, string Status, string Reason);
