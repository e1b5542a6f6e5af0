using Postfix.Cli;
using Postfix.Config;
using Postfix.Text;

namespace Postfix.Postconf;

/// <summary>The command line of postconf(1).</summary>
internal sealed class PostconfOptions
{
    private const string Usage =
        " [-a (server SASL types)] [-A (client SASL types)] [-b (bounce templates)] [-c config_dir]"
        + " [-c param_class] [-d (parameter defaults)] [-e (edit configuration)] [-f (fold lines)] [-F (master.cf fields)]"
        + " [-h (no names)] [-H (no values)] [-j (streaming JSON) ] [-l (lock types)] [-m (map types)] [-M (master.cf)] [-n (non-default parameters)]"
        + " [-o name=value (override parameter value)] [-p (main.cf, default)] [-P (master.cf parameters)]"
        + " [-t (bounce templates)] [-T compile-version|run-version|public-key-algorithms] [-v (verbose)]"
        + " [-x (expand parameter values)] [-X (exclude)] [-# (comment-out)] [name...]";

    private readonly List<string> _overrides = [];
    private Switches _switches;

    /// <summary>Option <c>-C</c>.</summary>
    public ParameterClass Classes { get; private set; } = ParameterClass.All;

    /// <summary>Options <c>-o</c>, unparsed.</summary>
    public IReadOnlyList<string> Overrides => _overrides;

    /// <summary>Option <c>-T</c>.</summary>
    public string? TlsDetail { get; private set; }

    /// <summary>Names, patterns or <c>name=value</c> settings.</summary>
    public IReadOnlyList<string> Operands { get; private set; } = [];

    /// <summary>Whether to warn of settings that are not used or will not be supported for long (unless <c>-q</c>).</summary>
    public bool Warns { get; private set; } = true;

    /// <summary>Whether one of the options was given, or is implied.</summary>
    public bool Has(Switches any) => (_switches & any) != Switches.None;

    /// <summary>The options for the skeleton; those of all commands come from there.</summary>
    /// <param name="program">The name that the usage line has.</param>
    /// <param name="common">Options of all commands.</param>
    public CommandLine Describe(string program, params IReadOnlyList<CommandOption> common) => new("postconf", "[name...]",
    [
        .. common,
        .. "aAdefFhHjlmMnpxX#".Select(Flag),
        CommandOption.Flag('b', () => AddTemplates(Switches.ExpandedTemplates)),
        CommandOption.Value('C', "class,...", AddClasses),
        CommandOption.Value('o', "name=value", AddOverride),
        CommandOption.Flag('P', () => _switches |= Has(Switches.MasterParameters) ? Switches.InEffect : Switches.MasterParameters),
        CommandOption.Flag('q', () => Warns = false),
        CommandOption.Flag('t', () => AddTemplates(Switches.Templates)),
        CommandOption.Value('T', "mode", AddTls),
    ])
    {
        FixedUsage = $"usage: {program}{Usage}",
    };

    /// <summary>Adds the operands and what they imply, then checks that all options go together.</summary>
    public void Complete(IReadOnlyList<string> operands)
    {
        Operands = operands;
        if (!Has(SwitchRules.Modes))
        {
            _switches |= Switches.MainParameters;
        }

        if (Has(SwitchRules.MainOrMaster) && operands.Count > 0 && operands[0].Contains('='))
        {
            _switches |= Switches.Edit;
        }

        SwitchRules.Check(_switches);
        if (Has(Switches.Edit) && operands.Count == 0)
        {
            throw new ConfigurationException("-e requires name=value argument");
        }
    }

    private CommandOption Flag(char letter) =>
        CommandOption.Flag(letter, () => _switches |= SwitchRules.FromLetter(letter));

    private void AddTemplates(Switches mode)
    {
        if (Has(Switches.ExpandedTemplates | Switches.Templates))
        {
            throw new ConfigurationException("specify one of -b and -t");
        }

        _switches |= mode;
    }

    private void AddOverride(string setting)
    {
        _switches |= Switches.Override;
        _overrides.Add(setting);
    }

    private void AddTls(string mode)
    {
        if (Has(Switches.TlsDetails))
        {
            throw new ConfigurationException("At most one -T <mode> option may be specified");
        }

        _switches |= Switches.TlsDetails;
        TlsDetail = mode;
    }

    private void AddClasses(string list)
    {
        Classes = ParameterClass.None;
        foreach (string name in Tokens.SplitList(list))
        {
            Classes |= ByteText.LowerAscii(name) switch
            {
                "builtin" => ParameterClass.Builtin,
                "service" => ParameterClass.Service,
                "user" => ParameterClass.User,
                "all" => ParameterClass.All,
                _ => throw new ConfigurationException($"unknown -C option value \"{name}\" in \"{list}\""),
            };
        }
    }
}
