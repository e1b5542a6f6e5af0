using System.Globalization;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Server;

/// <summary>The command line that master(8) gives to its children (contract: master-child.md, section 1).</summary>
public sealed record DaemonOptions
{
    /// <summary><c>-c</c>: run chrooted.</summary>
    public bool Chroot { get; init; }

    /// <summary><c>-d</c>: a terminal as standard input is fine.</summary>
    public bool AllowTerminal { get; init; }

    /// <summary><c>-D</c>: start the debugger command.</summary>
    public bool Debugger { get; init; }

    /// <summary><c>-i</c>: replaces max_idle.</summary>
    public TimeSpan? MaxIdle { get; init; }

    /// <summary><c>-l</c>: the process limit is 1.</summary>
    public bool LimitIsOne { get; init; }

    /// <summary><c>-z</c>: there is no process limit.</summary>
    public bool Unlimited { get; init; }

    /// <summary><c>-m</c>: replaces max_use.</summary>
    public int? MaxUse { get; init; }

    /// <summary><c>-n</c>: service name; the program name when absent.</summary>
    public string? ServiceName { get; init; }

    /// <summary><c>-o</c>: parameters that override main.cf, in order.</summary>
    public IReadOnlyList<string> Overrides { get; init; } = [];

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

    /// <summary>Parses the arguments without the program name.</summary>
    /// <exception cref="FatalException">An option is unknown or has a bad value.</exception>
    public static DaemonOptions Parse(IReadOnlyList<string> arguments)
    {
        GetOpt parser = new(arguments, "cdDi:lm:n:o:r:s:St:uvVz");
        DaemonOptions options = new();
        while (parser.Next() is GetOptResult option)
        {
            if (option.Error != GetOptError.None)
                throw new FatalException($"invalid option: {option.Letter}");
            options = options.With(option.Letter, option.Value ?? "");
        }
        return options with { Arguments = parser.Operands };
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

    private DaemonOptions With(char letter, string value) => letter switch
    {
        'c' => this with { Chroot = true },
        'd' => this with { AllowTerminal = true },
        'D' => this with { Debugger = true },
        'i' => this with { MaxIdle = TimeSpan.FromSeconds(Number(letter, value)) },
        'l' => this with { LimitIsOne = true },
        'm' => this with { MaxUse = Number(letter, value) },
        'n' => this with { ServiceName = value },
        'o' => this with { Overrides = [.. Overrides, value] },
        'r' => this, // retire time: no program of this skeleton has one
        's' => this with { ListenerCount = Number(letter, value) },
        'S' => this with { ServeStandardInput = true },
        't' => this with { Transport = value },
        'u' => this with { Unprivileged = true },
        'v' => this with { Verbosity = Verbosity + 1 },
        'V' => this with { LogToStandardError = true },
        'z' => this with { Unlimited = true },
        _ => throw new FatalException($"invalid option: {letter}"),
    };

    private static int Number(char letter, string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number > 0
            ? number
            : throw new FatalException($"invalid number for option -{letter}: {value}");
}
