using Postfix.Config;
using Postfix.Services;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Encryption;
using Postfix.Smtpd.Restrictions;
using Postfix.Smtpd.Submission;

namespace Postfix.Smtpd.Session;

/// <summary>What all sessions of the process share.</summary>
internal sealed record SmtpdServices
{
    public required Settings Settings { get; init; }

    public required SmtpdLog Log { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>Access control.</summary>
    public required AccessPolicy Access { get; init; }

    /// <summary>Encryption.</summary>
    public required ServerTls Tls { get; init; }

    /// <summary>How clients log in; null when they cannot.</summary>
    public AuthenticationService? Authentication { get; init; }

    /// <summary>Limits per client over all its sessions.</summary>
    public required ClientLimits Limits { get; init; }

    public required ClientRightsPolicy Rights { get; init; }

    public required LocalRewritePolicy Rewriting { get; init; }

    public required EnvelopeResolver Resolver { get; init; }

    public required ReplyEditor Replies { get; init; }

    /// <summary>Where accepted mail goes.</summary>
    public required IMessageStore Store { get; init; }

    /// <summary>Asks flush(8) to deliver the mail for a site.</summary>
    public required Func<string, FlushStatus> FlushSite { get; init; }

    public required ErrorNotices Notices { get; init; }

    public required CommandLists Lists { get; init; }

    /// <summary>What cleanup does with mail from here, before the client has its say.</summary>
    public required CleanupFlags CleanupFlags { get; init; }

    /// <summary>What cleanup does when the client does not ask for SMTPUTF8.</summary>
    public required CleanupFlags Smtputf8Detection { get; init; }

    /// <summary>What cleanup does with a message.</summary>
    public CleanupFlags SubmissionFlags(bool smtputf8) =>
        CleanupFlags | (smtputf8 ? CleanupFlags.Smtputf8 : Smtputf8Detection);
}
