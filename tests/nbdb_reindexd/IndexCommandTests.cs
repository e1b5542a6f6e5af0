using Postfix.Config;
using Postfix.Lookup;
using Postfix.Posix;
using Postfix.Tests;

namespace Postfix.Reindexing;

public sealed class IndexCommandTests : IDisposable
{
    private const uint Somebody = 4711;
    private static readonly TableSpec s_table = new("lmdb", "/etc/t");

    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public void The_program_gets_the_table_and_the_exported_environment()
    {
        Script("postmap", "echo \"$*:$TZ:$HOME\" >$0.log");
        Assert.Null(Run(uid: 0, ("export_environment", "TZ=Mars")));
        Assert.Equal("lmdb:/etc/t:Mars:\n", File.ReadAllText(_directory / "postmap.log"));
    }

    [Fact]
    public void A_program_for_a_user_is_started_by_the_helper()
    {
        Script("runas", "echo \"$*\" >$0.log");
        Assert.Null(Run(Somebody));
        Assert.Equal($"4711 42  {_directory / "postmap"} {_directory / "postmap"} lmdb:/etc/t\n", File.ReadAllText(_directory / "runas.log"));
    }

    [Theory]
    [InlineData("echo no space >&2; echo left; exit 1", "no space left")]
    [InlineData("printf 'a\\bb'; exit 1", "a_b")]
    [InlineData("exit 3", "(postmap failure reason unavailable: exit status 3)")]
    public void What_a_failing_program_says_is_the_reason(string script, string reason)
    {
        Script("postmap", script);
        Assert.Equal(reason, Run(uid: 0));
    }

    [Fact]
    public void Of_a_program_with_much_to_say_the_beginning_is_kept()
    {
        Script("postmap", "yes warnings | head -c 300000; exit 1");
        string? reason = Run(uid: 0);
        Assert.Equal(4096, reason!.Length);
        Assert.StartsWith("warnings warnings w", reason);
    }

    [Fact]
    public void A_program_that_does_not_end_is_killed()
    {
        Script("postmap", "echo $$ >$0.pid; exec sleep 1000");
        Assert.Equal("postmap time limit exceeded", Run(uid: 0, new FastClock()));
        Assert.False(Processes.Kill(int.Parse(File.ReadAllText(_directory / "postmap.pid")), Signal.None));
    }

    private string? Run(uint uid, params (string, string)[] settings) => Run(uid, TimeProvider.System, settings);

    private string? Run(uint uid, TimeProvider clock, params (string, string)[] settings) =>
        new IndexCommand(Settings.FromValues([("command_directory", _directory.Path), ("daemon_directory", _directory.Path), .. settings]), clock)
            .Run("postmap", s_table, uid, gid: uid == 0 ? 0u : 42);

    private void Script(string name, string text)
    {
        _directory.Write(name, $"#!/bin/sh\n{text}\n");
        FileSystem.ChangeMode(_directory / name, 0x1ED); // 0755
    }

    /// <summary>Ninety-nine of the hundred seconds have passed when the program starts.</summary>
    private sealed class FastClock : TimeProvider
    {
        private long _offset;

        public override long GetTimestamp()
        {
            long now = base.GetTimestamp() + _offset;
            _offset = 99 * TimestampFrequency;
            return now;
        }
    }
}
