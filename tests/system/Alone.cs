namespace Postfix.Tests.System;

/// <summary>Tests that measure, take all that the machine has, or need its mounts for themselves: they run one after the other, when no other test does.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
