using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Master;

/// <summary>The command line of master(8).</summary>
internal sealed record MasterOptions
{
    private const string Usage = "[-c config_dir] [-D (debug)] [-d (don't detach from terminal)] [-e exit_time] [-t (test)] "
        + "[-v] [-w (wait for initialization)]";

    /// <summary><c>-c</c>: configuration directory; null for the environment's or the default.</summary>
    public string? ConfigDirectory { get; private init; }

    /// <summary><c>-D</c>: run the debugger_command on this process.</summary>
    public bool Debug { get; private init; }

    /// <summary><c>-d</c>: keep terminal, session and process group.</summary>
    public bool StayAttached { get; private init; }

    /// <summary><c>-e</c>: end after this time.</summary>
    public TimeSpan? ExitTime { get; private init; }

    /// <summary><c>-i</c>: we are process 1 of a container.</summary>
    public bool InitMode { get; private init; }

    /// <summary><c>-s</c>, <c>-i</c>: keep standard output and error.</summary>
    public bool KeepOutput { get; private init; }

    /// <summary><c>-t</c>: only tell whether a master is running.</summary>
    public bool TestLock { get; private init; }

    /// <summary><c>-v</c>, counted.</summary>
    public int Verbosity { get; private init; }

    /// <summary><c>-w</c>: go to the background; the foreground process waits until we are ready.</summary>
    public bool WaitForStart { get; private init; }

    /// <summary>Reads the arguments, program name first.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="isInit">Whether we are process 1.</param>
    /// <param name="complain">Hears what getopt(3) would print.</param>
    /// <exception cref="FatalException">Bad usage.</exception>
    public static MasterOptions Parse(IReadOnlyList<string> arguments, bool isInit, Action<string> complain)
    {
        FatalException BadUsage() => new($"usage: {arguments[0]} {Usage}");
        GetOpt parser = new([.. arguments.Skip(1)], "c:Dde:istvw");
        MasterOptions options = new();
        while (parser.Next() is { } option)
        {
            if (option.Error != GetOptError.None)
            {
                complain($"{arguments[0]}: {option.Message}");
                throw BadUsage();
            }
            options = options.With(option.Letter, option.Value ?? "");
        }
        if (parser.Operands.Count > 0)
            throw BadUsage();
        options.CheckCombination(isInit);
        return options;
    }

    /// <summary>Adds what the postfix command says through the environment: MAIL_VERBOSE and MAIL_DEBUG.</summary>
    public MasterOptions WithEnvironment(Func<string, string?> variable) => this with
    {
        Verbosity = Math.Max(Verbosity, variable("MAIL_VERBOSE") is null ? 0 : 1),
        Debug = Debug || (variable("MAIL_DEBUG") is not null && !InitMode),
    };

    private MasterOptions With(char letter, string value) => letter switch
    {
        'c' => this with { ConfigDirectory = value },
        'D' => this with { Debug = true },
        'd' => this with { StayAttached = true },
        'e' => this with { ExitTime = Seconds(value) },
        'i' => this with { InitMode = true, KeepOutput = true },
        's' => this with { KeepOutput = true },
        't' => this with { TestLock = true },
        'v' => this with { Verbosity = Verbosity + 1 },
        'w' => this with { WaitForStart = true },
        _ => throw new ArgumentOutOfRangeException(nameof(letter)),
    };

    private void CheckCombination(bool isInit)
    {
        if (InitMode && !isInit)
            throw new FatalException("-i is allowed only for PID 1 process");
        if (TestLock && WaitForStart)
            throw new FatalException("the -t and -w options cannot be used together");
        if (InitMode && (Debug || StayAttached || WaitForStart))
            throw new FatalException("the -i option cannot be used with -D, -d, or -w");
    }

    private static TimeSpan Seconds(string text) => LeadingInteger.Parse(text) is >= 0 and var seconds
        ? TimeSpan.FromSeconds(seconds)
        : throw new FatalException($"bad exit time: {text}");
}
