using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>Debian's postfix with one program of ours.</summary>
public sealed class OursInDebianTests
{
    public static TheoryData<string> Programs => [.. MixedInstallation.Shared];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Works_in_debians_postfix(string program)
    {
        using MixedInstallation mixed = new(MixedInstallation.Debian, Installation.Ours, program);
        Exercise.Run(mixed.Installation);
    }
}

/// <summary>Ours with one program of Debian's postfix.</summary>
public sealed class DebianInOursTests
{
    public static TheoryData<string> Programs => [.. MixedInstallation.Shared];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Works_in_ours(string program)
    {
        using MixedInstallation mixed = new(Installation.Ours, MixedInstallation.Debian, program);
        Exercise.Run(mixed.Installation);
    }
}

/// <summary>What the exercise expects is what each system does by itself.</summary>
public sealed class UnmixedTests
{
    [Fact]
    public void Debians_postfix_does_the_exercise() => Exercise.Run(MixedInstallation.Debian);

    [Fact]
    public void Ours_does_the_exercise() => Exercise.Run(Installation.Ours);
}
