namespace Postfix.Tests.Lookup.Servers;

/// <summary>Tests with real database servers: they run one after the other, so that no more than one server needs the machine.</summary>
[CollectionDefinition(Name)]
public sealed class RealServers
{
    public const string Name = "real database servers";
}
