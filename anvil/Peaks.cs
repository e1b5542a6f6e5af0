namespace Postfix.Anvil;

/// <summary>The peaks of one reporting interval.</summary>
/// <param name="Connections">Simultaneous connections.</param>
/// <param name="Rates">Events per time unit, by <see cref="ClientEvent"/>.</param>
/// <param name="TableSize">Clients known at once; of nobody in particular.</param>
internal sealed record Peaks(Peak Connections, IReadOnlyList<Peak> Rates, Peak TableSize);
