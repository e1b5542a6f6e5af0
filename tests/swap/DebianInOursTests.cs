using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

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
