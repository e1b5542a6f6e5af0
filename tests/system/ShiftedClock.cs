using System.Diagnostics;

namespace Postfix.Tests.System;

/// <summary>
/// Another time of day for the programs of a mail system, by a library that they load first (ld.so(8)). Monotonic time, and the time
/// stamps that the kernel gives to files, stay as they are.
/// </summary>
internal sealed class ShiftedClock : IDisposable
{
    private const string Source = """
        #define _GNU_SOURCE
        #include <fcntl.h>
        #include <sys/mman.h>
        #include <sys/syscall.h>
        #include <sys/time.h>
        #include <time.h>
        #include <unistd.h>

        static const volatile long *offset;

        __attribute__((constructor)) static void find_offset(void)
        {
            int file = open(OFFSET, O_RDONLY | O_CLOEXEC);
            offset = mmap(0, sizeof *offset, PROT_READ, MAP_SHARED, file, 0);
            close(file);
        }

        int clock_gettime(clockid_t clock, struct timespec *time)
        {
            int result = syscall(SYS_clock_gettime, clock, time);
            if (result == 0 && offset && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
                time->tv_sec += *offset;
            return result;
        }

        int gettimeofday(struct timeval *restrict time, void *restrict zone)
        {
            struct timespec now;
            (void)zone;
            clock_gettime(CLOCK_REALTIME, &now);
            time->tv_sec = now.tv_sec;
            time->tv_usec = now.tv_nsec / 1000;
            return 0;
        }

        time_t time(time_t *result)
        {
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            if (result)
                *result = now.tv_sec;
            return now.tv_sec;
        }
        """;

    private readonly string _directory = Directory.CreateTempSubdirectory("clock-").FullName;

    public ShiftedClock()
    {
        File.SetUnixFileMode(_directory, (UnixFileMode)0x1ED); // the mail system's user looks into it
        Shift(TimeSpan.Zero);
        string source = Path.Combine(_directory, "clock.c");
        File.WriteAllText(source, Source);
        using Process compiler = Process.Start("gcc", ["-O2", "-shared", "-fPIC", $"-DOFFSET=\"{OffsetFile}\"", "-o", Library, source]);
        compiler.WaitForExit();
        Assert.Equal(0, compiler.ExitCode);
    }

    /// <summary>For main.cf: lets the daemons load the library.</summary>
    public string Setting => $"import_environment = MAIL_CONFIG MAIL_LOGTAG TZ POSTLOG_SERVICE POSTLOG_HOSTNAME LD_PRELOAD={Library}";

    private string Library => Path.Combine(_directory, "clock.so");

    private string OffsetFile => Path.Combine(_directory, "offset");

    /// <summary>Sets the clock to this much before or after the system's.</summary>
    public void Shift(TimeSpan offset)
    {
        using FileStream file = new(OffsetFile, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite);
        file.Write(BitConverter.GetBytes((long)offset.TotalSeconds));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);
}
