using System.Text;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Anvil.Tests;

public sealed class StandAloneTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Theory]
    [InlineData("message", "status=0\nrate=1\n\n")]
    [InlineData("newtls", "status=0\nrate=1\n\n")]
    [InlineData("newtls_status", "status=0\nrate=0\n\n")]
    [InlineData("tlstr", "status=0\nrate=1\n\n")]
    [InlineData("lookup", "status=0\ncount=0\nrate=0\nmail=0\nrcpt=0\nnewtls=0\nauth=0\ntlstr=0\n\n")]
    [InlineData("nonsense", "status=4294967295\n\n")]
    public void Every_request_of_any_release_has_an_answer(string request, string reply)
    {
        string said = Ask($"request={request}\nident=smtp:192.0.2.1\n\nrequest=disconnect\nident=smtp:192.0.2.1\n\n");

        Assert.Equal($"protocol=anvil_protocol\n\n{reply}status=0\n\n", said);
    }

    [Theory]
    [InlineData("-V -S -x", "postfix/anvil: fatal: invalid option: x\n")]
    [InlineData("-V -S word", "postfix/anvil: fatal: unexpected command-line argument: word\n")]
    [InlineData("-V -t fifo -l", "postfix/anvil: fatal: unsupported transport type: fifo\n")]
    public void A_usage_error_is_told_to_whoever_asked_for_standard_error(string arguments, string message)
    {
        using FileDescriptor errors = FileSystem.Open(_directory / "errors", OpenFlags.Create | OpenFlags.WriteOnly, 0x180);

        Run("", errors, arguments.Split(' '));

        Assert.Equal(message, File.ReadAllText(_directory / "errors"));
    }

    private string Ask(string requests)
    {
        using FileDescriptor nowhere = FileSystem.Open("/dev/null", OpenFlags.WriteOnly);
        return Run(requests, nowhere, "-S");
    }

    private string Run(string requests, FileDescriptor errors, params string[] arguments)
    {
        _directory.Write("main.cf", $"compatibility_level = 3.11\nqueue_directory = {_directory.Path}\nmyhostname = mail.example.test\n");
        _directory.Write("requests", requests);
        using FileDescriptor input = FileSystem.Open(_directory / "requests", OpenFlags.ReadOnly);
        (FileDescriptor reader, FileDescriptor writer) = Pipes.Create();
        using FileDescriptor output = reader;
        int pid;
        using (writer)
        {
            pid = Spawn.Start(new SpawnRequest(Path.Combine(AppContext.BaseDirectory, "anvil"), ["anvil", .. arguments])
            {
                Environment = [.. Environ.All(), $"MAIL_CONFIG={_directory.Path}"],
                Descriptors = [(input, 0), (writer, 1), (errors, 2)],
                WorkingDirectory = "/",
            });
        }
        string said = Encoding.Latin1.GetString(FileSystem.ReadAll(output));
        Processes.Wait(pid);
        return said;
    }
}
