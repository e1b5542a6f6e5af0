using Postfix.Mail;
using Postfix.Services;
using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Sessions;

/// <summary>Mail that needs SMTPUTF8 goes only to servers that have it (RFC 6531, section 3.2); the next server may.</summary>
internal static class Smtputf8Need
{
    /// <summary>
    /// Says why the message cannot go to this server; null when it can. Asking for SMTPUTF8 is one thing, having UTF-8 in an
    /// address or header another: only
    /// both together are a need.
    /// </summary>
    public static Trouble? Check(DeliverRequest request, SmtpSession session)
    {
        Smtputf8Flags flags = (Smtputf8Flags)request.Smtputf8;
        bool isNeeded = flags.HasFlag(Smtputf8Flags.Requested) && flags != Smtputf8Flags.Requested;
        if (!isNeeded || session.Offers(ServerFeatures.Smtputf8))
            return null;
        string reason = "message requires SMTPUTF8, but no server was found that supports SMTPUTF8. "
            + $"The last attempted server was {session.Peer.Name}";
        return Trouble.Message("5.6.7", reason) with { IsOfThisServer = true };
    }
}
