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
