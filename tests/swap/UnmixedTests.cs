using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>What the exercise expects is what each system does by itself.</summary>
public sealed class UnmixedTests
{
    [Fact]
    public void Debians_postfix_does_the_exercise() => Exercise.Run(MixedInstallation.Debian);

    [Fact]
    public void Ours_does_the_exercise() => Exercise.Run(Installation.Ours);
}
