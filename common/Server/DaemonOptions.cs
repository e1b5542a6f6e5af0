using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Server;

/// <summary>The command line that master(8) gives to its children (contract: master-child.md, section 1).</summary>
public sealed record DaemonOptions
{
    /// <summary>All options, as <see cref="GetOpt"/> takes them.</summary>
    public const string Letters = "cdDi:lm:n:o:r:s:St:uvVz";

    /// <summary>The options that all programs know but those that retire.</summary>
    public const string LettersWithoutRetirement = "cdDi:lm:n:o:s:St:uvVz";

    /// <summary>The options of a program that receives datagrams: standard input is not one.</summary>
    public const string LettersOfDatagrams = "cdDi:lm:n:o:s:t:uvVz";

    /// <summary><c>-c</c>: run chrooted.</summary>
    public bool Chroot { get; init; }

    /// <summary><c>-d</c>: a terminal as standard input is fine.</summary>
    public bool AllowTerminal { get; init; }

    /// <summary><c>-D</c>: run the debugger command.</summary>
    public bool Debugger { get; init; }

    /// <summary><c>-l</c>: the process limit is 1.</summary>
    public bool LimitIsOne { get; init; }

    /// <summary><c>-z</c>: there is no process limit.</summary>
    public bool Unlimited { get; init; }

    /// <summary><c>-n</c>: service name; the program name when absent.</summary>
    public string? ServiceName { get; init; }

    /// <summary><c>-o</c>, <c>-i</c> (max_idle) and <c>-m</c> (max_use): parameters that override main.cf, in order.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

    /// <summary>For each of <see cref="Overrides"/>, the index of the argument with the option's letter.</summary>
    public IReadOnlyList<int> OverridePlaces { get; init; } = [];

    /// <summary><c>-s</c>: number of inherited listening sockets.</summary>
    public int ListenerCount { get; init; } = 1;

    /// <summary><c>-S</c>: serve one client on standard input and exit.</summary>
    public bool ServeStandardInput { get; init; }

    /// <summary><c>-t</c>: type of the inherited sockets; null when absent.</summary>
    public string? Transport { get; init; }

    /// <summary><c>-u</c>: run as mail_owner.</summary>
    public bool Unprivileged { get; init; }

    /// <summary><c>-v</c>, counted.</summary>
    public int Verbosity { get; init; }

    /// <summary><c>-V</c>: log to standard error.</summary>
    public bool LogToStandardError { get; init; }

    /// <summary>What follows the options.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether <c>-V</c> is among the arguments, as far as they can be understood.</summary>
    public static bool AskForStandardError(IReadOnlyList<string> arguments, string letters = Letters)
    {
        GetOpt parser = new(arguments, letters);
        while (parser.Next() is { Error: GetOptError.None } option)
        {
            if (option.Letter == 'V')
                return true;
        }
        return false;
    }

    /// <summary>Parses the arguments without the program name.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="letters">The options that the program knows.</param>
    /// <exception cref="FatalException">An option is unknown or has a bad value.</exception>
    public static DaemonOptions Parse(IReadOnlyList<string> arguments, string letters = Letters)
    {
        GetOpt parser = new(arguments, letters);
        DaemonOptions options = new();
        for (int place = 0; parser.Next() is GetOptResult option; place = parser.OperandIndex)
        {
            if (option.Error != GetOptError.None)
                throw new FatalException($"invalid option: {option.Letter}");
            options = options.With(option.Letter, option.Value ?? "", place);
        }
        return options with { Arguments = parser.Operands };
    }

    /// <summary>Adds what the postfix command says through the environment, if import_environment lets it pass: MAIL_VERBOSE and MAIL_DEBUG.</summary>
    public DaemonOptions WithEnvironment(Func<string, string?> variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        return this with
        {
            Verbosity = Verbosity + (variable("MAIL_VERBOSE") is null ? 0 : 1),
            Debugger = Debugger || variable("MAIL_DEBUG") is not null,
        };
    }

    /// <summary>
    /// Whether a local user is served on standard input, apart from the running mail system. mail_owner is not: what it has to say is
    /// treated as a client's of the network (sendmail(1), <c>-bs</c>).
    /// </summary>
    public bool IsStandAlone(Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return ServeStandardInput && Credentials.RealUid != Users.Find(settings[MailParameters.MailOwner])?.Uid;
    }

    private DaemonOptions With(char letter, string value, int place) => letter switch
    {
        'c' => this with { Chroot = true },
        'd' => this with { AllowTerminal = true },
        'D' => this with { Debugger = true },
        'i' => WithOverride($"{MasterParameters.MaxIdle}={value}", place),
        'l' => this with { LimitIsOne = true },
        'm' => WithOverride($"{MasterParameters.MaxUse}={value}", place),
        'n' => this with { ServiceName = value },
        'o' => WithOverride(value, place),
        'r' => WithoutRetirement(value),
        's' => this with { ListenerCount = Number("socket_count", value) },
        'S' => this with { ServeStandardInput = true },
        't' => this with { Transport = value },
        'u' => this with { Unprivileged = true },
        'v' => this with { Verbosity = Verbosity + 1 },
        'V' => this with { LogToStandardError = true },
        'z' => this with { Unlimited = true },
        _ => throw new FatalException($"invalid option: {letter}"),
    };

    private DaemonOptions WithOverride(string setting, int place) =>
        this with { Overrides = [.. Overrides, setting], OverridePlaces = [.. OverridePlaces, place] };

    // No program of this skeleton retires.
    private DaemonOptions WithoutRetirement(string age)
    {
        Number("retirement time", age);
        return this;
    }

    private static int Number(string what, string value) =>
        LeadingInteger.Parse(value) is > 0 and var number ? number : throw new FatalException($"invalid {what}: {value}");
}
