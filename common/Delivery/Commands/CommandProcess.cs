using System.Globalization;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Delivery.Commands;

/// <summary>
/// A running command with its pipes. All waits end together when its time is up, with <see cref="TimeoutException"/>.
/// </summary>
internal sealed class CommandProcess(TimeProvider clock, TimeSpan timeLimit) : IDisposable
{
    private const int OutputLimit = 4096;
    private const int FailureDescriptor = 3;

    // The helper inherits our limit on file sizes, under which the runtime of an ordinary build cannot map its code twice. The
    // helper removes the variable; the native build does not look at it.
    private const string HelperSetting = "DOTNET_EnableWriteXorExecute=0";

    private readonly long _start = clock.GetTimestamp();
    private readonly byte[] _said = new byte[OutputLimit];
    private FileDescriptor? _input;
    private FileDescriptor? _output;
    private FileDescriptor? _failure;
    private int _saidLength;
    private int _pid;

    /// <summary>The beginning of what the command said, as far as it was read.</summary>
    public string Output => ByteText.FromBytes(_said.AsSpan(0, _saidLength));

    /// <summary>Starts the command through the helper.</summary>
    /// <exception cref="PosixException">The system has no room for another process.</exception>
    public void Start(string helper, DeliveryCommand command)
    {
        (FileDescriptor input, _input) = Pipes.Create();
        using FileDescriptor childInput = input;
        (_output, FileDescriptor output) = Pipes.Create();
        using FileDescriptor childOutput = output;
        (_failure, FileDescriptor failure) = Pipes.Create();
        using FileDescriptor childFailure = failure;
        // Output is read after the message was written. A command that says too much before that must not block: both would wait.
        childOutput.SetNonBlocking(true);
        _input.SetNonBlocking(true);
        _pid = Spawn.Start(new SpawnRequest(helper, HelperArguments(helper, command))
        {
            Environment = [.. command.Environment, HelperSetting],
            Descriptors = [(childInput, 0), (childOutput, 1), (childOutput, 2), (childFailure, FailureDescriptor)],
            Group = ProcessGroup.NewSession,
        });
    }

    /// <summary>Writes to the command's standard input.</summary>
    public void Write(ReadOnlyMemory<byte> data)
    {
        while (!data.IsEmpty)
        {
            if (_input!.TryWrite(data.Span) is int count)
                data = data[count..];
            else if (!_input.WaitWritable(Remaining()))
                throw new TimeoutException("write time limit exceeded");
        }
    }

    /// <summary>The command sees the end of the message.</summary>
    public void CloseInput() => _input!.Dispose();

    /// <summary>Why the command could not start; empty when it did.</summary>
    public string ReadStartFailure()
    {
        byte[] reason = new byte[OutputLimit];
        int length = 0;
        ReadToEnd(_failure!, reason, ref length);
        return ByteText.FromBytes(reason.AsSpan(0, length));
    }

    /// <summary>Reads the beginning of what the command says; a command that says more finds nobody listening.</summary>
    public void ReadOutput()
    {
        ReadToEnd(_output!, _said, ref _saidLength);
        _output!.Dispose();
    }

    /// <summary>Reads what the command has said already, and does not wait for more.</summary>
    public void ReadArrivedOutput()
    {
        while (_saidLength < _said.Length && _output!.WaitReadable(TimeSpan.Zero) && _output.Read(_said.AsSpan(_saidLength)) is > 0 and int count)
            _saidLength += count;
    }

    /// <summary>How the command ended; null when it still runs although its time is up.</summary>
    public ExitReport? TryWait()
    {
        using FileDescriptor end = Processes.Watch(_pid);
        if (!end.WaitReadable(Remaining()))
            return null;
        int pid = _pid;
        _pid = 0;
        return Processes.Wait(pid);
    }

    /// <summary>Ends the command and what it started, with the rights of its user.</summary>
    public void Kill(uint uid, uint gid)
    {
        using (Credentials.Assume(uid, gid))
        {
            if (!Processes.KillGroup(_pid, Signal.SIGKILL))
                Processes.Kill(_pid, Signal.SIGKILL);
        }
        Processes.Wait(_pid);
        _pid = 0;
    }

    public void Dispose()
    {
        _input?.Dispose();
        _output?.Dispose();
        _failure?.Dispose();
    }

    private static string[] HelperArguments(string helper, DeliveryCommand command) =>
    [
        helper,
        command.Uid.ToString(CultureInfo.InvariantCulture),
        command.Gid.ToString(CultureInfo.InvariantCulture),
        command.Directory,
        CommandLine.Find(command.Arguments[0]) ?? command.Arguments[0],
        .. command.Arguments,
    ];

    private void ReadToEnd(FileDescriptor pipe, byte[] buffer, ref int length)
    {
        while (length < buffer.Length)
        {
            if (!pipe.WaitReadable(Remaining()))
                throw new TimeoutException("pipe_command_read: read time limit exceeded");
            int count = pipe.Read(buffer.AsSpan(length));
            if (count == 0)
                break;
            length += count;
        }
    }

    private TimeSpan Remaining()
    {
        TimeSpan remaining = timeLimit - clock.GetElapsedTime(_start);
        return remaining > TimeSpan.Zero ? remaining : TimeSpan.Zero;
    }
}
