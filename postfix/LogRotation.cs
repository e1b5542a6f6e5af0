using System.Globalization;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand;

/// <summary>
/// "postfix logrotate": the log file gets a suffix, the mail system goes on with a new one, and the old one is compressed (postfix(1),
/// postlogd(8)).
/// </summary>
internal static class LogRotation
{
    private const int LongestSuffix = 255;

    // By then every process that had the old file open has closed it.
    private static readonly TimeSpan s_settling = TimeSpan.FromSeconds(1);

    private static readonly Parameter<string>[] s_needed =
        [LoggingParameters.MaillogFile, LoggingParameters.MaillogFileCompressor, LoggingParameters.MaillogFileRotateSuffix];

    public static int Run(ControlContext context)
    {
        if (context.Operands.Count != 1)
            return context.Fail($"usage postfix {context.Operands[0]} (no arguments)");
        if (Array.Find(s_needed, parameter => context.Settings[parameter].Length == 0) is { } empty)
            return context.Fail($"empty '{empty.Name}' parameter value - logfile rotation failed");
        string file = context.Settings[LoggingParameters.MaillogFile];
        if (file.StartsWith("/dev/", StringComparison.Ordinal))
            return context.Fail($"not rotating '{file}'");
        try
        {
            Rotate(context, file);
            return 0;
        }
        catch (Exception error) when (error is PosixException or FatalException)
        {
            return context.Fail($"logfile '{file}' rotation failed: {error.Message}");
        }
    }

    private static void Rotate(ControlContext context, string file)
    {
        string rotated = $"{file}.{Suffix(context.Settings[LoggingParameters.MaillogFileRotateSuffix])}";
        FileSystem.Rename(file, rotated);
        MasterProcess master = new(context.QueueDirectory);
        if (master.IsRunning())
            master.Signal(Signal.SIGHUP);
        Thread.Sleep(s_settling);
        string compressor = ProgramSearch.Find(context.Settings[LoggingParameters.MaillogFileCompressor]);
        int status = ControlContext.Execute(compressor, rotated);
        if (status != 0)
            throw new FatalException(string.Create(CultureInfo.InvariantCulture, $"{compressor} {rotated}: exit status {status}"));
    }

    // date(1) knows the time zone and all that strftime(3) can do.
    private static string Suffix(string format)
    {
        (int status, byte[] output) = CapturedProgram.Run(ProgramSearch.Find("date"), ["+" + format], [CapturedProgram.StandardOutput]);
        string suffix = ByteText.FromBytes(output).TrimEnd('\n');
        return status == 0 && suffix.Length is > 0 and <= LongestSuffix && !suffix.Contains('/')
            ? suffix
            : throw new FatalException($"no suffix from date +{format}");
    }
}
