namespace Postfix.Ipc;

/// <summary>A server cannot be looked for: its host has no address, or its service no port.</summary>
/// <param name="message">Which of them.</param>
/// <param name="reason">As getaddrinfo(3) would say it.</param>
public sealed class UnknownPlaceException(string message, string reason) : IOException(message)
{
    /// <summary>As getaddrinfo(3) would say it.</summary>
    public string Reason { get; } = reason;
}
