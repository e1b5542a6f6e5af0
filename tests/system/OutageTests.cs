namespace Postfix.Tests.System;

/// <summary>No message that was answered 250 is lost with the machine.</summary>
[Collection(nameof(Alone))]
public sealed class OutageTests
{
    private const string Missing = "missing@mail.example.test";
    private const string DoneRecord = $"D\u0019{Missing}";

    [LoopDeviceFact]
    public void Mail_survives_the_loss_of_all_that_was_not_synced() => LosePower(PowerLoss.OfNamesAndData);

    [LoopDeviceFact]
    public void Mail_survives_when_names_are_later_than_what_is_in_the_files() => LosePower(PowerLoss.OfData);

    [LoopDeviceFact]
    public void A_failure_is_on_the_disk_before_the_recipient_is_done_with()
    {
        using MailSystem mail = new();
        _ = new OutageExercise(mail);
        mail.Configure("defer_transports = local");
        using VolatileDisk disk = new(mail);
        mail.Start();
        Assert.True(CrashExercise.TrySend(mail, TestMessage.Create("failed", Random.Shared), Missing));
        mail.Await(() => mail.Log.Contains("status=deferred", StringComparison.Ordinal), "deferred message");
        mail.Signal("cleanup", MailSystem.StopSignal); // no notice can be made of it yet
        Assert.Equal(0, mail.Command("postqueue", "", "-f"));
        mail.Await(() => mail.QueueFiles is [var file] && TextOf(file).Contains(DoneRecord, StringComparison.Ordinal), "done recipient");
        Assert.Equal(0, mail.Program("sync", "", mail.QueueFiles[0])); // the kernel may do so at any time
        disk.LosePower(PowerLoss.OfNamesAndData);
        mail.KillAll();
        disk.Repair();
        mail.Configure("defer_transports =");
        mail.Start();
        mail.Await(() => CrashExercise.IsFlushed(mail), "empty queue");
        Assert.Contains($"\nFinal-Recipient: rfc822; {Missing}\n", Assert.Single(mail.Mailbox), StringComparison.Ordinal);

        // Without the lock that the framework takes on files.
        string TextOf(string file) => mail.Answer("cat", "", file);
    }

    [Fact]
    public void A_copy_of_the_state_of_a_moment_has_all_mail()
    {
        using MailSystem mail = new();
        new OutageExercise(mail).Run(
            strike: () =>
            {
                mail.Freeze();
                foreach (string folder in mail.StateFolders)
                    Assert.Equal(0, mail.Program("cp", "", "--archive", folder, folder + ".copy"));
            },
            recover: () =>
            {
                foreach (string folder in mail.StateFolders)
                {
                    Directory.Delete(folder, recursive: true);
                    Directory.Move(folder + ".copy", folder);
                }
            });
    }

    private static void LosePower(PowerLoss loss)
    {
        using MailSystem mail = new();
        OutageExercise exercise = new(mail);
        using VolatileDisk disk = new(mail);
        exercise.Run(strike: () => disk.LosePower(loss), recover: disk.Repair);
    }
}
