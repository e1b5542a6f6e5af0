using Postfix.Smtpd.Protocol;

namespace Postfix.Smtpd.Content;

/// <summary>The Received: header of mail that came by SMTP (RFC 5321, section 4.4).</summary>
internal sealed record SmtpReceivedHeader
{
    /// <summary>Name in HELO, or the client's host name when there was none.</summary>
    public required string HeloName { get; init; }

    public required string ClientName { get; init; }

    /// <summary>Address as RFC 5321 writes it in brackets.</summary>
    public required string ClientAddress { get; init; }

    public required string HostName { get; init; }

    /// <summary>Value of <c>mail_name</c>.</summary>
    public required string Software { get; init; }

    /// <summary>SMTP, ESMTP or UTF8SMTP, with A when the client is logged in (RFC 3848).</summary>
    public required string Protocol { get; init; }

    public required string QueueId { get; init; }

    /// <summary>Lines about the TLS session, without indentation (<c>smtpd_tls_received_header</c>).</summary>
    public IReadOnlyList<string> Encryption { get; init; } = [];

    /// <summary>Login name to show; null for none.</summary>
    public string? AuthenticatedSender { get; init; }

    /// <summary>The recipient in quoted form, when there is only one: others are none of its business.</summary>
    public string? OnlyRecipient { get; init; }

    public required string Date { get; init; }

    /// <summary>Leave out where the mail came from (<c>smtpd_hide_client_session</c>).</summary>
    public bool HidesClient { get; init; }

    /// <summary>The lines of the header.</summary>
    public string[] Compose()
    {
        string by = HidesClient
            ? $"Received: by {HostName} ({Software}) id {QueueId}"
            : $"\tby {HostName} ({Software}) with {Protocol} id {QueueId}";
        string[] end = OnlyRecipient is null ? [by + ";", "\t" + Date] : [by, $"\tfor <{OnlyRecipient}>; {Date}"];
        if (HidesClient)
            return end;
        string from = $"Received: from {HeloName} ({ClientName} [{ClientAddress}])";
        return [from, .. Comments().Select(comment => "\t" + comment), .. end];
    }

    private IEnumerable<string> Comments() => AuthenticatedSender is null
        ? Encryption
        : Encryption.Append($"(Authenticated sender: {CommentText.Neuter(AuthenticatedSender)})");
}
