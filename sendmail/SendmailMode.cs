namespace Postfix.Sendmail;

/// <summary>What sendmail(1) was called to do.</summary>
internal enum SendmailMode
{
    /// <summary>Read a message and submit it.</summary>
    Submit,

    /// <summary>Rebuild the alias database: newaliases, <c>-bi</c>, <c>-I</c>.</summary>
    RebuildAliases,

    /// <summary>List the queue: mailq, <c>-bp</c>.</summary>
    ListQueue,

    /// <summary>Start the mail system: <c>-bd</c>, <c>-bl</c>.</summary>
    Daemon,

    /// <summary>Talk SMTP on the standard streams: <c>-bs</c>.</summary>
    Smtp,

    /// <summary>Try to deliver everything: <c>-q</c>.</summary>
    FlushQueue,

    /// <summary>Requests that mean nothing here: <c>-bh</c>, <c>-bH</c>.</summary>
    Nothing,
}
