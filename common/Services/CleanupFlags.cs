namespace Postfix.Services;

/// <summary>What cleanup(8) is to do with a message (contract: services.md, section 2).</summary>
[Flags]
public enum CleanupFlags
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>On error return the message to its sender instead of reporting the status.</summary>
    Bounce = 1,

    /// <summary>Apply header and body checks.</summary>
    Filter = 2,

    /// <summary>Put it into the hold queue.</summary>
    Hold = 4,

    /// <summary>Discard it silently.</summary>
    Discard = 8,

    /// <summary>Add always_bcc and other automatic recipients.</summary>
    AddBcc = 16,

    /// <summary>Apply canonical and virtual alias mapping and masquerading.</summary>
    MapAddresses = 32,

    /// <summary>Apply milters.</summary>
    Milter = 64,

    /// <summary>The reason may be an SMTP reply with codes.</summary>
    SmtpReply = 128,

    /// <summary>The client asked for SMTPUTF8.</summary>
    Smtputf8 = 256,

    /// <summary>Find out whether the message needs SMTPUTF8.</summary>
    DetectSmtputf8 = 512,

    /// <summary>Mail from outside.</summary>
    External = Filter | Milter | AddBcc | MapAddresses,
}
