using System.Text;
using Postfix.Text;

namespace Postfix.Cli;

/// <summary>
/// The options of a command, declared once for parsing and usage texts. Parsing follows getopt(3): grouped flags,
/// attached values, the first operand ends the options.
/// </summary>
/// <param name="name">Name of the command.</param>
/// <param name="operands">Operands for usage texts: "[file_type:]file_name ...".</param>
/// <param name="options">Its options.</param>
public sealed class CommandLine(string name, string operands, params IReadOnlyList<CommandOption> options)
{
    /// <summary>Name of the command.</summary>
    public string Name => name;

    /// <summary>Its options, in the order of their declaration.</summary>
    public IReadOnlyList<CommandOption> Options => options;

    /// <summary>What Postfix prints instead of a generated usage line, from "usage: " on; null for the generated one.</summary>
    public string? FixedUsage { get; init; }

    /// <summary>The grammar for getopt(3) of a command whose options are not all declared; null for that of its options.</summary>
    public string? FixedLetters { get; init; }

    /// <summary>The option letters, each followed by a colon when it has a value, as getopt(3) wants them.</summary>
    public string Letters => FixedLetters ?? string.Concat(options.Select(option => $"{option.Letter}{(option.ValueName == null ? "" : ":")}"));

    /// <summary>"usage: postkick [-c config_dir] [-v] class service request".</summary>
    public string Usage => FixedUsage ?? GenerateUsage();

    /// <summary>Applies the options in order and returns the operands.</summary>
    /// <param name="arguments">Arguments without the program name.</param>
    /// <exception cref="UsageException">An option is unknown or lacks its value.</exception>
    public IReadOnlyList<string> Parse(IReadOnlyList<string> arguments)
    {
        GetOpt parser = new(arguments, Letters);
        while (parser.Next() is GetOptResult given)
        {
            if (given.Error != GetOptError.None)
                throw new UsageException(given.Message);
            Find(given.Letter).Apply(given.Value ?? "");
        }
        return parser.Operands;
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
