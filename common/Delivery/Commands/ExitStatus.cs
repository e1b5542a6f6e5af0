namespace Postfix.Delivery.Commands;

/// <summary>What the exit status of a delivery command means (sysexits.h).</summary>
/// <param name="Dsn">Enhanced status code.</param>
/// <param name="Text">What the number says.</param>
/// <param name="IsStandard">False for a number that sysexits.h does not know.</param>
public readonly record struct ExitStatus(string Dsn, string Text, bool IsStandard)
{
    /// <summary>What to say of a command that died without an exit status.</summary>
    public static ExitStatus SoftwareError => Of(70);

    /// <summary>What to say of trouble with files.</summary>
    public static ExitStatus InputOutputError => Of(74);

    /// <summary>What to say when the system cannot start a command.</summary>
    public static ExitStatus SystemError => Of(71);

    /// <summary>The meaning of a non-zero exit status.</summary>
    public static ExitStatus Of(int code) => code switch
    {
        64 => new("5.3.0", "command line usage error", true),
        65 => new("5.6.0", "data format error", true),
        66 => new("5.3.0", "cannot open input", true),
        67 => new("5.1.1", "user unknown", true),
        68 => new("5.1.2", "host name unknown", true),
        69 => new("5.3.0", "service unavailable", true),
        70 => new("5.3.0", "internal software error", true),
        71 => new("4.3.0", "system resource problem", true),
        72 => new("5.3.0", "critical OS file missing", true),
        73 => new("5.2.0", "can't create user output file", true),
        74 => new("5.3.0", "input/output error", true),
        75 => new("4.3.0", "temporary failure", true),
        76 => new("5.5.0", "remote error in protocol", true),
        77 => new("5.7.0", "permission denied", true),
        78 => new("5.3.5", "local configuration error", true),
        _ => new("5.3.0", $"unknown mail system error {code}", false),
    };
}
