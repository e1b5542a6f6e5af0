namespace Postfix.Sasl;

/// <summary>The authentications of one client. For one thread.</summary>
public abstract class SaslServerSession : IDisposable
{
    /// <summary>Mechanisms for this client; at least one.</summary>
    public abstract IReadOnlyList<string> Mechanisms { get; }

    /// <summary>Who the client is or, after a failure, wanted to be; fit for the log, null when it did not say.</summary>
    public abstract string? UserName { get; }

    /// <summary>The client chooses a mechanism.</summary>
    /// <param name="mechanism">Its name, as the client wrote it.</param>
    /// <param name="initialResponse">The client's first message, in base64; null when it waits for a challenge.</param>
    public abstract SaslStep Start(string mechanism, string? initialResponse);

    /// <summary>The client answers a challenge.</summary>
    /// <param name="response">The answer, in base64.</param>
    public abstract SaslStep Step(string response);

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Gives back what the session holds.</summary>
    protected abstract void Dispose(bool disposing);
}
