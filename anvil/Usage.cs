namespace Postfix.Anvil;

/// <summary>What a client has used up.</summary>
/// <param name="Connections">Connections open now.</param>
/// <param name="Rates">Events in the current time unit, by <see cref="ClientEvent"/>.</param>
internal readonly record struct Usage(int Connections, IReadOnlyList<int> Rates)
{
    public int Rate(ClientEvent what) => Rates[(int)what];
}
