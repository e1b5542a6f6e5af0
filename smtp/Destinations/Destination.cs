namespace Postfix.SmtpClient.Destinations;

/// <summary>Where mail is to go: a domain whose mail exchangers are looked up, or a host.</summary>
/// <param name="Text">The next hop as it was given.</param>
/// <param name="Host">Domain, host name or numerical address, without brackets.</param>
/// <param name="Port">TCP port.</param>
internal sealed record Destination(string Text, string Host, int Port)
{
    private const int SmtpPort = 25;

    /// <summary>In brackets: a host, not a domain with mail exchangers.</summary>
    public bool IsHost => Text.StartsWith('[');

    /// <summary>Mail servers that answer there are supposed to be other machines than this one.</summary>
    public bool DetectsLoops => Port == SmtpPort;
}
