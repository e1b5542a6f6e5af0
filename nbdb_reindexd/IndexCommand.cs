using System.Globalization;
using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Reindexing;

/// <summary>Runs postmap(1) or postalias(1) with the rights of a table's owner, for a limited time.</summary>
internal sealed class IndexCommand(Settings settings, TimeProvider clock)
{
    private const int OutputLimit = 4096;
    private const int HelperFailure = 3; // where runas says why it does not start the program

    private static readonly TimeSpan s_timeLimit = TimeSpan.FromSeconds(100);

    private readonly IReadOnlyList<string> _environment = EnvironmentPolicy.Export(settings).Select(Environ.Get);

    /// <summary>Makes the file of a table; null when that has worked, otherwise why it has not.</summary>
    public string? Run(string program, TableSpec table, uint uid, uint gid)
    {
        long start = clock.GetTimestamp();
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.ReadOnly);
        (FileDescriptor output, FileDescriptor input) = Pipes.Create();
        using FileDescriptor said = output;
        int pid;
        using (input)
            pid = Start(program, table, uid, gid, [(nowhere, 0), (input, 1), (input, 2), (input, HelperFailure)]);
        string words = ReadBeginning(said, start);
        if (Wait(pid, start) is not { } report)
            return $"{program} time limit exceeded";
        return report.IsSuccess ? null
            : words.Length > 0 ? words
            : $"({program} failure reason unavailable: exit status {report.StatusOr(-1)})";
    }

    private int Start(string program, TableSpec table, uint uid, uint gid, IReadOnlyList<(FileDescriptor, int)> descriptors)
    {
        string path = $"{settings[MailParameters.CommandDirectory]}/{program}";
        string[] command = [path, table.ToString()];
        SpawnRequest request = uid == 0 ? new(path, command) : NewHelperRequest(path, command, uid, gid);
        // The helper refuses to work for root, whose program starts with our effective ids. It changes all ids for others.
        using AssumedIdentity? owner = uid == 0 ? Credentials.Assume(uid, gid) : null;
        return Spawn.Start(request with { Environment = _environment, Descriptors = descriptors });
    }

    private SpawnRequest NewHelperRequest(string path, string[] command, uint uid, uint gid)
    {
        string helper = $"{settings[MailParameters.DaemonDirectory]}/runas";
        return new(helper, [helper, Number(uid), Number(gid), "", path, .. command]);
    }

    // All of it is read, or a program with much to say would wait for us.
    private string ReadBeginning(FileDescriptor pipe, long start)
    {
        byte[] kept = new byte[OutputLimit], buffer = new byte[OutputLimit];
        int length = 0;
        while (pipe.WaitReadable(Remaining(start)) && pipe.Read(buffer) is > 0 and var count)
        {
            int more = Math.Min(count, kept.Length - length);
            buffer.AsSpan(0, more).CopyTo(kept.AsSpan(length));
            length += more;
        }
        string text = ByteText.FromBytes(kept.AsSpan(0, length)).TrimEnd('\n').Replace('\n', ' ');
        return ByteText.Printable(text, '_');
    }

    private ExitReport? Wait(int pid, long start)
    {
        using FileDescriptor end = Processes.Watch(pid);
        if (end.WaitReadable(Remaining(start)))
            return Processes.Wait(pid);
        using (Credentials.Assume(0, 0))
            Processes.Kill(pid, Signal.SIGKILL);
        Processes.Wait(pid);
        return null;
    }

    private TimeSpan Remaining(long start)
    {
        TimeSpan remaining = s_timeLimit - clock.GetElapsedTime(start);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }

    private static string Number(uint id) => id.ToString(CultureInfo.InvariantCulture);
}
