using Postfix.SmtpClient.Outcomes;

namespace Postfix.SmtpClient.Destinations;

/// <summary>The servers of a destination, in the order in which they are to be tried.</summary>
/// <param name="Servers">The addresses.</param>
/// <param name="Trouble">What went wrong on the way; decisive when there are no servers.</param>
/// <param name="IsOwnExchanger">This system is one of the destination's mail exchangers: only better ones may be tried, and no
/// fallback.</param>
internal sealed record ServerList(IReadOnlyList<ServerAddress> Servers, Trouble? Trouble, bool IsOwnExchanger = false)
{
    /// <summary>The preference of the best servers.</summary>
    public int BestPreference => Servers.Count > 0 ? Servers[0].Preference : int.MaxValue;
}
