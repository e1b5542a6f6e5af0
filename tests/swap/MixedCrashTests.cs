using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>Programs are killed in mixed installations as well; those through which every message goes take turns.</summary>
public sealed class MixedCrashTests
{
    private const int MessagesPerClient = 20;
    private const int LeastAccepted = 10;

    public static TheoryData<string> Programs => ["master", "smtpd", "cleanup", "qmgr", "local", "pickup", "trivial-rewrite"];

    [Theory]
    [MemberData(nameof(Programs))]
    public void No_message_is_lost_with_a_program_of_ours(string program) => Kill(MixedInstallation.Debian, Installation.Ours, program);

    [Theory]
    [MemberData(nameof(Programs))]
    public void No_message_is_lost_with_a_program_of_debians(string program) => Kill(Installation.Ours, MixedInstallation.Debian, program);

    private static void Kill(Installation basis, Installation donor, string program)
    {
        using MixedInstallation mixed = new(basis, donor, program);
        using MailSystem mail = new(
            mixed.Installation,
            ["compatibility_level = 3.6", $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix", .. CrashExercise.QuickRecovery]);
        mail.Start();
        // Debian's master starts no other log daemon while it waits for room in the socket of the one that was killed.
        Installation master = program == "master" ? donor : basis;
        string? spared = master == MixedInstallation.Debian ? "postlogd" : null;
        CrashExercise.Run(mail, rounds: 1, MessagesPerClient, LeastAccepted, spared);
    }
}
