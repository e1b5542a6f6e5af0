using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>Runs a program for what it prints.</summary>
internal static class CapturedProgram
{
    /// <summary>Standard output as a file descriptor number.</summary>
    public const int StandardOutput = 1;

    /// <summary>Standard error as a file descriptor number.</summary>
    public const int StandardError = 2;

    private const int StandardInput = 0;

    /// <summary>Runs it and waits for its end.</summary>
    /// <param name="path">The program.</param>
    /// <param name="arguments">Its arguments, without the name.</param>
    /// <param name="captured">Which of its two streams are kept; what is printed on the other is lost.</param>
    /// <param name="input">What it reads, at most what a pipe holds (64 KB).</param>
    /// <returns>The exit status and what was printed.</returns>
    /// <exception cref="PosixException">It cannot be started.</exception>
    public static (int Status, byte[] Output) Run(
        string path, IReadOnlyList<string> arguments, IReadOnlyList<int> captured, byte[]? input = null)
    {
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.ReadWrite);
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        (FileDescriptor inputReader, FileDescriptor inputWriter) = Pipes.Create();
        int process;
        using (writer)
        using (inputReader)
        {
            // Before the program starts: it may end without having read anything.
            using (inputWriter)
                inputWriter.WriteAll(input ?? []);
            int[] streams = [StandardOutput, StandardError];
            process = Spawn.Start(new SpawnRequest(path, [path, .. arguments])
            {
                Descriptors = [(inputReader, StandardInput), .. streams.Select(stream => (captured.Contains(stream) ? writer : nowhere, stream))],
            });
        }
        byte[] output;
        using (reader)
            output = FileSystem.ReadAll(reader);
        return (Processes.Wait(process).StatusOr(1), output);
    }
}
