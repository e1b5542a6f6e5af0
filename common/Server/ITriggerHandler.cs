namespace Postfix.Server;

/// <summary>Acts on the request bytes of triggers (contract: services.md, section 1).</summary>
public interface ITriggerHandler
{
    /// <summary>Handles one trigger message; every byte is a request, unknown ones mean nothing.</summary>
    void Handle(ReadOnlySpan<byte> requests);
}
