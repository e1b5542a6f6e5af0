namespace Postfix.Smtpd.Commands;

/// <summary>How a command ended.</summary>
internal enum CommandOutcome
{
    /// <summary>It was obeyed.</summary>
    Accepted,

    /// <summary>It was not; counts as an error of the client.</summary>
    Failed,

    /// <summary>The session starts anew with another client identity.</summary>
    Restart,

    /// <summary>The client said goodbye.</summary>
    Quit,
}
