using System.Text;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>
/// The options of a command, declared once for parsing, usage and help texts. Parsing follows getopt(3): grouped flags,
/// attached values, the first operand ends the options.
/// </summary>
/// <param name="name">Name of the command.</param>
/// <param name="operands">Operands for usage texts: "[file_type:]file_name ...".</param>
/// <param name="options">Its options.</param>
public sealed class CommandLine(string name, string operands, params IReadOnlyList<CommandOption> options)
{
    /// <summary>Name of the command.</summary>
    public string Name => name;

    /// <summary>What Postfix prints instead of a generated usage line, from "usage: " on; null for the generated one.</summary>
    public string? FixedUsage { get; init; }

    /// <summary>"usage: postkick [-c config_dir] [-v] class service request".</summary>
    public string Usage => FixedUsage ?? GenerateUsage();

    /// <summary>Applies the options in order and returns the operands.</summary>
    /// <param name="arguments">Arguments without the program name.</param>
    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public IReadOnlyList<string> Parse(IReadOnlyList<string> arguments)
    {
        StringBuilder letters = new();
        foreach (CommandOption option in options)
            letters.Append(option.Letter).Append(option.ValueName == null ? "" : ":");
        GetOpt parser = new(arguments, letters.ToString());
        while (parser.Next() is GetOptResult given)
        {
            if (given.Error != GetOptError.None)
                throw new UsageException(given.Message);
            Find(given.Letter).Apply(given.Value ?? "");
        }
        return parser.Operands;
    }

    /// <summary>The text of <c>--help</c>.</summary>
    public string Help()
    {
        StringBuilder text = new(Usage + "\n");
        foreach (CommandOption option in options)
        {
            string left = option.ValueName == null ? $"-{option.Letter}" : $"-{option.Letter} {option.ValueName}";
            text.Append("  ").Append(left.PadRight(24)).Append(' ').Append(option.Help).Append('\n');
        }
        return text.ToString();
    }

    private CommandOption Find(char letter)
    {
        foreach (CommandOption option in options)
        {
            if (option.Letter == letter)
                return option;
        }
        throw new UsageException($"invalid option -- '{letter}'");
    }

    private string GenerateUsage()
    {
        StringBuilder text = new($"usage: {name}");
        string flags = string.Concat(options.Where(option => option.ValueName == null).Select(option => option.Letter));
        if (flags.Length > 0)
            text.Append(" [-").Append(flags).Append(']');
        foreach (CommandOption option in options)
        {
            if (option.ValueName != null)
                text.Append(" [-").Append(option.Letter).Append(' ').Append(option.ValueName).Append(']');
        }
        return text.Append(operands.Length > 0 ? " " : "").Append(operands).ToString();
    }
}
