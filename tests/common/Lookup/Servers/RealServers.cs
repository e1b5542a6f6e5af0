namespace Postfix.Tests.Lookup.Servers;

/// <summary>Tests with real database servers: they run one after the other, so that no more than one server needs the
/// machine; and alone, as a program that is being started holds the descriptors of other tests for a moment.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealServers
{
    public const string Name = "real database servers";
}
