using System.Globalization;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.RunAs;

/// <summary>
/// Takes another user's identity for good and becomes a command. Delivery agents start their commands through it, since a
/// program with threads cannot change its identity between fork and exec.
/// Arguments: user id, group id, directory (empty: stay), program file, and the whole argument vector of the program.
/// What goes wrong before the program runs is written to descriptor 3, which the program does not get.
/// </summary>
internal static class CommandStart
{
    /// <summary>Exit status that delivery agents take for "try again later" (sysexits.h, EX_TEMPFAIL).</summary>
    private const int TemporaryFailure = 75;
    private const int FailureDescriptor = 3;
    private const int FixedArguments = 5; // our own name included

    /// <summary>Meant for the runtime of this program, not for the command.</summary>
    private const string RuntimeSetting = "DOTNET_EnableWriteXorExecute";

    /// <summary>Runs the command; returns only when that is not possible.</summary>
    public static int Run(IReadOnlyList<string> arguments)
    {
        using FileDescriptor failure = FileDescriptor.FromInherited(FailureDescriptor);
        failure.SetCloseOnExec(true);
        failure.WriteAll(ByteText.ToBytes(Start(arguments)));
        return TemporaryFailure;
    }

    private static string Start(IReadOnlyList<string> arguments)
    {
        if (arguments.Count <= FixedArguments
            || !uint.TryParse(arguments[1], NumberStyles.None, CultureInfo.InvariantCulture, out uint uid)
            || !uint.TryParse(arguments[2], NumberStyles.None, CultureInfo.InvariantCulture, out uint gid))
            return "usage: runas uid gid directory program argv0 [argument...]";
        if (uid == 0 || gid == 0)
            return "refusing to run a command with root rights";
        string directory = arguments[3];
        string program = arguments[4];
        try
        {
            Credentials.Become(uid, gid);
            if (directory.Length > 0)
                FileSystem.ChangeDirectory(directory);
        }
        catch (PosixException error) when (error.Operation == "chdir")
        {
            return $"cannot change directory to \"{directory}\" for uid={uid} gid={gid}: {error.Errno.Describe()}";
        }
        catch (PosixException error)
        {
            return error.Message;
        }
        Environ.Remove(RuntimeSetting);
        Errno reason = Processes.Exec(program, [.. arguments.Skip(FixedArguments)]);
        return $"execvp {program}: {reason.Describe()}";
    }
}
