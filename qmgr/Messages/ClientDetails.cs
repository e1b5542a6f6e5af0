namespace Postfix.QueueManager.Messages;

/// <summary>Who handed a message in. Empty values: unknown, or a local submission.</summary>
internal sealed class ClientDetails
{
    /// <summary>Host name.</summary>
    public string Name { get; set; } = "";

    /// <summary>Network address.</summary>
    public string Address { get; set; } = "";

    /// <summary>TCP port.</summary>
    public string Port { get; set; } = "";

    /// <summary>SMTP, ESMTP or another protocol.</summary>
    public string Protocol { get; set; } = "";

    /// <summary>HELO name.</summary>
    public string Helo { get; set; } = "";

    /// <summary>SASL mechanism.</summary>
    public string SaslMethod { get; set; } = "";

    /// <summary>SASL login name.</summary>
    public string SaslUsername { get; set; } = "";

    /// <summary>AUTH parameter of MAIL FROM.</summary>
    public string SaslSender { get; set; } = "";

    /// <summary>Queue id under which the system before, or a filter, knew the message.</summary>
    public string LogIdent { get; set; } = "";
}
