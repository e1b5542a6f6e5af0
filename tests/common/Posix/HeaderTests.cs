using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using Postfix.Posix;
using Postfix.Posix.Interop;

namespace Postfix.Tests.Posix;

/// <summary>Compares our constants and structures with the C headers of this system, as a C program sees them.</summary>
public sealed class HeaderTests : IDisposable
{
    private const string Headers = """
        #define _GNU_SOURCE
        #include <stdio.h>
        #include <stddef.h>
        #include <errno.h>
        #include <fcntl.h>
        #include <grp.h>
        #include <ifaddrs.h>
        #include <netdb.h>
        #include <netinet/in.h>
        #include <netinet/tcp.h>
        #include <poll.h>
        #include <pwd.h>
        #include <signal.h>
        #include <spawn.h>
        #include <sys/epoll.h>
        #include <sys/eventfd.h>
        #include <sys/file.h>
        #include <sys/ioctl.h>
        #include <sys/mman.h>
        #include <sys/resource.h>
        #include <sys/socket.h>
        #include <sys/stat.h>
        #include <sys/statvfs.h>
        #include <sys/syscall.h>
        #include <sys/uio.h>
        #include <sys/wait.h>
        #include <unistd.h>
        """;

    private static readonly Dictionary<Type, string> _structures = new()
    {
        [typeof(StatBuffer)] = "struct stat",
        [typeof(StatVfsBuffer)] = "struct statvfs",
        [typeof(TimeSpec)] = "struct timespec",
        [typeof(TimeValue)] = "struct timeval",
        [typeof(LingerSetting)] = "struct linger",
        [typeof(FileLock)] = "struct flock",
        [typeof(MessageHeader)] = "struct msghdr",
        [typeof(IoVector)] = "struct iovec",
        [typeof(PollEntry)] = "struct pollfd",
        [typeof(EpollEntry)] = "struct epoll_event",
        [typeof(SignalAction)] = "struct sigaction",
        [typeof(InterfaceEntry)] = "struct ifaddrs",
        [typeof(PasswordEntry)] = "struct passwd",
        [typeof(GroupDatabaseEntry)] = "struct group",
        [typeof(ServiceEntry)] = "struct servent",
        [typeof(LimitPair)] = "struct rlimit",
    };

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void Constants_have_the_values_of_the_headers() =>
        Compare(Constants().Concat(Members<Errno>()).Concat(Members<Signal>()).Concat(Flags()));

    [Fact]
    public void Structures_have_the_layout_of_the_headers()
    {
        IEnumerable<(string, long)> sizes = _structures.Select(item => ($"sizeof({item.Value})", (long)Marshal.SizeOf(item.Key)));
        IEnumerable<(string, long)> offsets =
            from item in _structures
            from field in item.Key.GetFields()
            select ($"offsetof({item.Value}, {field.Name})", (long)Marshal.OffsetOf(item.Key, field.Name));
        Compare(sizes.Concat(offsets).Concat(
        [
            ("sizeof(posix_spawnattr_t)", LibC.SpawnAttributesSize),
            ("sizeof(posix_spawn_file_actions_t)", LibC.SpawnFileActionsSize),
            ("sizeof(sigset_t)", LibC.SignalSetSize),
            ("CMSG_SPACE(sizeof(int))", Marshal.SizeOf<DescriptorMessage>()),
            ("CMSG_LEN(0)", (long)Marshal.OffsetOf<DescriptorMessage>("fd")),
        ]));
    }

    private static IEnumerable<(string, long)> Constants() =>
        from field in typeof(LibC).GetFields(BindingFlags.Public | BindingFlags.Static)
        where field.IsLiteral && (field.Name.Contains('_') || field.Name == field.Name.ToUpperInvariant())
        select (field.Name, Convert.ToInt64(field.GetRawConstantValue()));

    private static IEnumerable<(string, long)> Members<T>()
        where T : struct, Enum =>
        from value in Enum.GetValues<T>()
        let number = Convert.ToInt64(value)
        where number != 0
        select (value.ToString(), number);

    private static IEnumerable<(string, long)> Flags() =>
    [
        ("O_WRONLY", (long)OpenFlags.WriteOnly), ("O_RDWR", (long)OpenFlags.ReadWrite), ("O_CREAT", (long)OpenFlags.Create),
        ("O_EXCL", (long)OpenFlags.Exclusive), ("O_NOCTTY", (long)OpenFlags.NoTerminal), ("O_TRUNC", (long)OpenFlags.Truncate),
        ("O_APPEND", (long)OpenFlags.Append), ("O_NONBLOCK", (long)OpenFlags.NonBlocking),
        ("O_DIRECTORY", (long)OpenFlags.Directory), ("O_NOFOLLOW", (long)OpenFlags.NoFollow),
        ("RLIMIT_CPU", (long)Resource.CpuTime), ("RLIMIT_FSIZE", (long)Resource.FileSize), ("RLIMIT_CORE", (long)Resource.CoreSize),
        ("RLIMIT_NOFILE", (long)Resource.OpenFiles), ("RLIMIT_AS", (long)Resource.AddressSpace),
        ("R_OK", (long)AccessKind.Read), ("W_OK", (long)AccessKind.Write), ("X_OK", (long)AccessKind.Execute),
    ];

    private void Compare(IEnumerable<(string Expression, long Value)> claims)
    {
        List<(string Expression, long Value)> list = [.. claims];
        Assert.NotEmpty(list);
        var program = new StringBuilder(Headers).Append("\nint main(void) {\n");
        foreach ((string expression, _) in list)
            program.Append($"printf(\"%lld\\n\", (long long)({expression}));\n");
        _directory.Write("check.c", program.Append("}\n").ToString());
        Run("gcc", "-o", _directory / "check", _directory / "check.c");
        string[] values = Run(_directory / "check").Split('\n');
        Assert.Equal(
            values.Take(list.Count).Zip(list, (value, claim) => $"{claim.Expression} {value}"),
            list.Select(claim => $"{claim.Expression} {claim.Value}"));
    }

    private static string Run(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
