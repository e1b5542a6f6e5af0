namespace Postfix.SmtpSink;

/// <summary>How the server behaves.</summary>
internal sealed class SinkOptions
{
    /// <summary>What is done to each command.</summary>
    public CommandRules Rules { get; } = new();

    /// <summary>LMTP instead of SMTP.</summary>
    public bool IsLmtp { get; set; }

    /// <summary>No ESMTP.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Looks like a server behind a CISCO PIX.</summary>
    public bool IsPix { get; set; }

    /// <summary>The name in the greeting.</summary>
    public string HostName { get; set; } = "smtp-sink";

    /// <summary>Features that are not announced.</summary>
    public HashSet<string> Hidden { get; } = [];

    /// <summary>The reply for soft errors.</summary>
    public string SoftError { get; set; } = "450 4.3.0 Error: command failed";

    /// <summary>The reply for hard errors.</summary>
    public string HardError { get; set; } = "500 5.3.0 Error: command failed";

    /// <summary>Time from the reply to DATA to an early end; null for none.</summary>
    public TimeSpan? AbortDelay { get; set; }

    /// <summary>Time from the reply to DATA to the first reading.</summary>
    public TimeSpan DataReadDelay { get; set; }

    /// <summary>Messages after which the server ends; null for no limit.</summary>
    public int? MessageLimit { get; set; }

    /// <summary>QUIT commands after which the server ends; null for no limit.</summary>
    public int? QuitLimit { get; set; }

    /// <summary>Keeps messages; null when they are thrown away.</summary>
    public CaptureStore? Captures { get; set; }
}
