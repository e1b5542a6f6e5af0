using Postfix.Events;

namespace Postfix.Server;

/// <summary>Acts on the request bytes of triggers (contract: services.md, section 1).</summary>
public interface ITriggerHandler
{
    /// <summary>Handles one trigger message; every byte is a request, unknown ones mean nothing.</summary>
    /// <param name="requests">The message.</param>
    /// <param name="clock">Gets a sign of life from work that may take longer than <c>daemon_timeout</c>.</param>
    void Handle(ReadOnlySpan<byte> requests, WorkClock clock);
}
