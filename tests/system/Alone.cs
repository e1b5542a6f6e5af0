namespace Postfix.Tests.System;

/// <summary>Tests that measure, or take all that the machine has: they run one after the other, when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
