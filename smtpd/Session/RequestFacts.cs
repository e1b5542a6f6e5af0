using Postfix.Smtpd.Authentication;
using Postfix.Smtpd.Restrictions;
using Postfix.Tls;

namespace Postfix.Smtpd.Session;

/// <summary>What is known about a request when it is judged or logged.</summary>
internal sealed record RequestFacts
{
    public required ClientIdentity Client { get; init; }

    /// <summary>The command at hand, or a point of the dialogue such as <c>END-OF-MESSAGE</c>.</summary>
    public required string Stage { get; init; }

    /// <summary>SMTP or ESMTP.</summary>
    public string Protocol { get; init; } = ProtocolNames.Smtp;

    /// <summary>The TLS session; null in the clear.</summary>
    public TlsFacts? Tls { get; init; }

    public string? QueueId { get; init; }

    public string? HeloName { get; init; }

    /// <summary>Envelope sender in internal form; null outside a mail transaction.</summary>
    public string? Sender { get; init; }

    /// <summary>Recipient in internal form: the one in the command, or the first of the message.</summary>
    public string? Recipient { get; init; }

    /// <summary>Recipients accepted so far.</summary>
    public int RecipientCount { get; init; }

    public string? EtrnDomain { get; init; }

    /// <summary>Whether the client once spoke before it was its turn.</summary>
    public bool SpokeTooEarly { get; init; }

    public bool Smtputf8 { get; init; }

    /// <summary>Who the client has proved to be; null when it has not.</summary>
    public ClientLogin? Login { get; init; }

    /// <summary>Where access tables leave what shall happen to the message; null outside a mail transaction.</summary>
    public MessageActions? Actions { get; init; }
}
