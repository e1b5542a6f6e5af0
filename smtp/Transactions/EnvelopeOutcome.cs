namespace Postfix.SmtpClient.Transactions;

/// <summary>How the envelope phase of a transaction ended.</summary>
internal enum EnvelopeOutcome
{
    /// <summary>The server waits for the content; perhaps for nobody.</summary>
    DataAccepted,

    /// <summary>
    /// There is nothing to send: nobody can be reached, or the server does not want the content, or this was a probe.
    /// </summary>
    NothingToSend,

    /// <summary>A probe got its answer while the server waits for content; the connection is unusable.</summary>
    ProbeEnded,
}
