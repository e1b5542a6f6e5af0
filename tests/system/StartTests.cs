using System.Globalization;
using System.Net.Sockets;
using Xunit.Abstractions;

namespace Postfix.Tests.System;

/// <summary>
/// What a program costs before it does anything. The least of some attempts counts, as the machine may have other work, too; a slower
/// machine has more time.
/// </summary>
[Collection(nameof(Alone))]
public sealed class StartTests(ITestOutputHelper output)
{
    private const double MillisecondLimit = 5;
    private const int KilobyteLimit = 8 * 1024;

    // What a start of true(1) takes on the machine that the limit is meant for.
    private const double MillisecondsOfTrue = 0.7;

    private const int Attempts = 25;
    private const int SIGKILL = 9;

    // They end at once; most have read their configuration by then.
    private static readonly (string Program, string Arguments)[] s_commands =
    [
        ("usr/sbin/postconf", "-h mail_name"), ("usr/sbin/postmap", "-q x inline:{x=y}"), ("usr/sbin/postalias", "-q x inline:{x=y}"),
        ("usr/sbin/postcat", "/dev/null"), ("usr/sbin/postqueue", "-j"), ("usr/sbin/postsuper", "-h 0123456"), ("usr/sbin/postlog", "line"),
        ("usr/sbin/postkick", "public pickup W"), ("usr/sbin/postlock", "/dev/null true"), ("usr/sbin/postdrop", ""),
        ("usr/sbin/sendmail", "-bz"), ("usr/sbin/postfix", "/bin/true"), ("usr/lib/postfix/sbin/master", "-t"), ("usr/sbin/postmulti", "-l"),
        ("usr/sbin/qshape", "hold"), ("usr/sbin/smtp-source", "-m 0 127.0.0.1:1"), ("usr/sbin/smtp-sink", "127.0.0.1:1 0"),
        ("usr/sbin/qmqp-source", "-m 0 127.0.0.1:1"), ("usr/sbin/qmqp-sink", "127.0.0.1:1 0"),
    ];

    // With the sockets that start them, where they do not run anyway.
    private static readonly (string Program, string Socket)[] s_daemons =
    [
        ("postlogd", ""), ("pickup", "public/pickup"), ("qmgr", "public/qmgr"), ("smtpd", "tcp"), ("cleanup", "public/cleanup"), ("trivial-rewrite", "private/rewrite"),
        ("local", "private/local"), ("virtual", "private/virtual"), ("smtp", "private/smtp"), ("error", "private/error"),
        ("discard", "private/discard"), ("bounce", "private/bounce"), ("flush", "public/flush"), ("showq", "public/showq"),
        ("proxymap", "private/proxymap"), ("anvil", "private/anvil"),
    ];

    [RootFact]
    public void Every_program_starts_within_5_ms_and_8_MB()
    {
        using MailSystem mail = new([.. CrashExercise.QuickRecovery]);
        mail.Start();
        Cost ofTrue = OfCommand(mail, "/bin/true", "");
        for (int attempt = 1; attempt < Attempts; attempt++)
            ofTrue = ofTrue.Or(OfCommand(mail, "/bin/true", ""));
        Cost limit = new(MillisecondLimit * Math.Max(1, ofTrue.Milliseconds / MillisecondsOfTrue), KilobyteLimit);
        output.WriteLine($"true: {ofTrue}; limit: {limit}");
        List<(string Program, Cost Cost)> costs =
        [
            .. s_commands.Select(command => (command.Program, Cheapest(limit, () => OfCommand(mail, MailSystem.PathOf(command.Program), command.Arguments)))),
            .. s_daemons.Select(daemon => (daemon.Program, Cheapest(limit, () => OfDaemon(mail, daemon.Program, daemon.Socket)))),
        ];
        foreach ((string program, Cost cost) in costs)
            output.WriteLine($"{Path.GetFileName(program),-16} {cost}");
        Assert.All(costs, entry => Assert.True(entry.Cost.IsWithin(limit), entry.Program));
    }

    private static Cost Cheapest(Cost limit, Func<Cost> measure)
    {
        Cost least = measure();
        for (int attempt = 1; attempt < Attempts && !least.IsWithin(limit); attempt++)
            least = least.Or(measure());
        return least;
    }

    private static Cost OfCommand(MailSystem mail, string path, string arguments)
    {
        const int runs = 20;
        string[] answer = mail.Answer("bash", "", "-c", $$"""
            exec 2>&1
            command time -q -f %M -o /dev/fd/3 {{path}} {{arguments}} </dev/null 3>&1 >/dev/null 2>&1
            TIMEFORMAT='%3U %3S'
            time for i in {1..{{runs}}}; do {{path}} {{arguments}} </dev/null >/dev/null 2>&1; done
            """).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        double[] numbers = [.. answer.Select(word => double.Parse(word, CultureInfo.InvariantCulture))];
        return new Cost((numbers[1] + numbers[2]) * 1000 / runs, (int)numbers[0]);
    }

    private static Cost OfDaemon(MailSystem mail, string program, string socket)
    {
        using Socket client = new(socket == "tcp" ? AddressFamily.InterNetwork : AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        if (socket == "tcp")
            client.Connect("127.0.0.1", mail.Port);
        else if (socket.Length > 0)
            client.Connect(new UnixDomainSocketEndPoint(Path.Combine(mail.Folder, "spool", socket)));
        Cost cost = default;
        mail.Await(() =>
        {
            // Done with its start when it uses no more time.
            Cost before = cost;
            Thread.Sleep(100);
            cost = mail.ProcessesOf(program) is [int pid, ..] ? new Cost(MillisecondsOf(pid), PeakOf(pid)) : default;
            return cost != default && cost == before;
        }, program);
        mail.Signal(program, SIGKILL); // another attempt needs another process
        if (socket.Length == 0)
            mail.Command("postlog", "", "line");
        return cost;
    }

    private static double MillisecondsOf(int pid) => Directory.EnumerateDirectories($"/proc/{pid}/task")
        .Sum(task => long.Parse(File.ReadAllText($"{task}/schedstat").Split(' ')[0], CultureInfo.InvariantCulture) / 1e6);

    private static int PeakOf(int pid) => int.Parse(
        File.ReadLines($"/proc/{pid}/status").First(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)).Split(' ')[^2],
        CultureInfo.InvariantCulture);

    /// <summary>CPU time and peak resident memory.</summary>
    private readonly record struct Cost(double Milliseconds, int Kilobytes)
    {
        public bool IsWithin(Cost limit) => Milliseconds < limit.Milliseconds && Kilobytes < limit.Kilobytes;

        public Cost Or(Cost other) => new(Math.Min(Milliseconds, other.Milliseconds), Math.Min(Kilobytes, other.Kilobytes));

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Milliseconds,6:F2} ms {Kilobytes,6} KB");
    }
}
