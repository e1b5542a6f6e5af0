using Postfix.Mail;
using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Protocol;
using Postfix.Smtpd.Restrictions;
using Postfix.Tls;

namespace Postfix.Smtpd.Session;

/// <summary>What lives as long as the connection.</summary>
internal sealed class SessionState(ClientIdentity client, ClientRights rights, CommandStatistics statistics)
{
    /// <summary>Who the client is; XCLIENT changes it.</summary>
    public ClientIdentity Client { get; set; } = client;

    /// <summary>What the client may do.</summary>
    public ClientRights Rights { get; set; } = rights;

    /// <summary>How the client may log in; null when it cannot.</summary>
    public AuthenticationOffer? Offer { get; set; }

    /// <summary>Who the client has proved to be; null before.</summary>
    public ClientLogin? Login { get; set; }

    /// <summary>Under which name anvil(8) counts this connection; null when it does not.</summary>
    public string? CountedAs { get; set; }

    /// <summary>Name in HELO or EHLO, made harmless; null before.</summary>
    public string? HeloName { get; set; }

    /// <summary>SMTP, or ESMTP after EHLO.</summary>
    public string Protocol { get; set; } = ProtocolNames.Smtp;

    /// <summary>The TLS session; null in the clear.</summary>
    public TlsFacts? Tls { get; set; }

    /// <summary>The command at hand or a point of the dialogue, for the log.</summary>
    public string Stage { get; set; } = Stages.Connect;

    /// <summary>The message at hand.</summary>
    public MailTransaction Transaction { get; private set; } = new();

    /// <summary>Whether the client once spoke before it was its turn.</summary>
    public bool SpokeTooEarly { get; set; }

    /// <summary>Whether a line ended in LF alone, when that is to be noted.</summary>
    public bool SawBareNewline { get; set; }

    /// <summary>Errors since the last good message.</summary>
    public int ErrorCount { get; set; }

    /// <summary>Commands since the last good message that do no work but cost some.</summary>
    public int JunkCount { get; set; }

    /// <summary>Kinds of trouble, for the notice to the postmaster.</summary>
    public ErrorClasses Errors { get; set; }

    public CommandStatistics Statistics { get; } = statistics;

    /// <summary>Temporary problems and findings of the restriction stages.</summary>
    public StageMemory Checks { get; } = new();

    /// <summary>Abandons the message at hand, if any, and starts with an empty one.</summary>
    public void ResetTransaction()
    {
        Transaction.Dispose();
        Transaction = new MailTransaction();
    }

    /// <summary>A message was accepted: what the client did wrong before is forgiven.</summary>
    public void Forgive()
    {
        ErrorCount = 0;
        JunkCount = 0;
        Errors = ErrorClasses.None;
    }

    /// <summary>What is known now, for restrictions and the log.</summary>
    public RequestFacts Describe() => new()
    {
        Client = Client,
        Stage = Stage,
        Protocol = Protocol,
        Tls = Tls,
        QueueId = Transaction.QueueId,
        HeloName = HeloName,
        Sender = Transaction.Sender,
        Recipient = Transaction.FirstRecipient,
        RecipientCount = Transaction.RecipientCount,
        SpokeTooEarly = SpokeTooEarly,
        Smtputf8 = Transaction.Smtputf8,
        Actions = Transaction.Actions,
        Login = Login,
    };
}
