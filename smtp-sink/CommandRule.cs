namespace Postfix.SmtpSink;

/// <summary>What is to be done to a command, by the options.</summary>
internal sealed class CommandRule
{
    /// <summary>A command that is not known, in this configuration.</summary>
    public bool IsDisabled { get; set; }

    /// <summary>Answered with a soft error.</summary>
    public bool IsSoftError { get; set; }

    /// <summary>Answered with a hard error.</summary>
    public bool IsHardError { get; set; }

    /// <summary>Answered by hanging up.</summary>
    public bool IsDisconnect { get; set; }

    /// <summary>Answered with 421, and then by hanging up.</summary>
    public bool IsFarewell { get; set; }

    /// <summary>Goes to the system's log.</summary>
    public bool IsLogged { get; set; }

    /// <summary>Wait before the answer.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Chance in percent that there is a wait, and then another one, again and again; 0 for a single wait.</summary>
    public int DelayOdds { get; set; }

    /// <summary>The wait for one answer.</summary>
    public TimeSpan NextDelay(Random random)
    {
        if (Delay == TimeSpan.Zero || DelayOdds == 0)
            return Delay;
        int times = 0;
        while (random.Next(100) < DelayOdds)
            times++;
        return Delay * times;
    }
}
