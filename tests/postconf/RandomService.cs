namespace Postfix.Tests.Postconf;

/// <summary>A random entry of master.cf: what it means, and one of the many ways to write that.</summary>
internal sealed class RandomService
{
    private static readonly string[] s_names = ["smtp", "pickup", "a-b", "127.0.0.1:10025", "cleanup", RandomLines.Letter];
    private static readonly string[] s_types = ["inet", "unix", "fifo", "pass", "unix-dgram"];
    private static readonly string[] s_settings =
        ["a=b", "a=1", "c=", "x=$y z", "c=d, e", "x={y}", "x={ y } z", "novalue", "long_parameter_name=$long_value_of_another_one,$and_more_of_it,$and_more"];
    private static readonly string[] s_operands = ["user=x", "argv=/bin/y", "${a}", "b c", "-z", "--", "-o", "", "{d}", "{d} e", "f{g h}"];
    private static readonly string[] s_blanks = [" ", "  ", "\t"];

    public RandomService(Random random)
    {
        Words =
        [
            random.Pick(s_names), random.Pick(s_types), random.Pick(["n", "y", "-"]), random.Pick(["n", "-"]), random.Pick(["n", "y", "-"]),
            random.Pick(["-", "60", "300?", "?"]), random.Pick(["-", "1", "0"]), random.Pick(["smtpd", "pipe", RandomLines.Letter]),
        ];
        List<string> written = [.. Words];
        foreach (string option in random.Several(3, () => random.Chance(30) ? "-v" : random.Pick(s_settings)))
        {
            written.AddRange(option == "-v" ? [option] : WriteSetting(random, option));
            Words.AddRange(option == "-v" ? [option] : ["-o", option]);
        }

        // What follows the first word that is no option is none either.
        if (random.Chance(40))
        {
            List<string> operands = [random.Pick(["flags=R", "--", "h i", "{j}"]), .. random.Several(3, () => random.Pick(s_operands))];
            written.AddRange(operands.Select(operand => Brace(random, operand)));
            Words.AddRange(operands);
        }

        Lines = Fold(random, written);
    }

    /// <summary>Fields, command and arguments; a setting is the two words "-o" and "name=value".</summary>
    public List<string> Words { get; }

    /// <summary>How it is written, with lines that mean nothing in between.</summary>
    public IReadOnlyList<string> Lines { get; }

    public string NameAndType => $"{Words[0]}/{Words[1]}";

    public static string Name(Random random) => random.Pick(s_names);

    public static string Type(Random random) => random.Pick(s_types);

    private static List<string> WriteSetting(Random random, string setting)
    {
        int equals = setting.IndexOf('=');
        string spread = equals > 0 && random.Chance(30) ? $"{{ {setting[..equals]} = {setting[(equals + 1)..]} }}" : Brace(random, setting);
        return random.Chance(30) ? [$"-o{spread}"] : ["-o", spread];
    }

    // Braces are needed around blanks, around nothing, and around what looks as if it had them already.
    private static string Brace(Random random, string word) =>
        word.Length == 0 || word[0] == '{' || word.AsSpan().ContainsAny(" \t") || random.Chance(10) ? $"{{{word}}}" : word;

    private static List<string> Fold(Random random, List<string> words)
    {
        List<string> lines = [];
        string line = words[0] + random.Pick(s_blanks) + words[1];
        foreach (string word in words.Skip(2))
        {
            if (random.Chance(15))
            {
                lines.Add(line + RandomLines.End(random));
                lines.AddRange(random.Several(1, () => RandomLines.Ignored(random)));
                line = random.Pick(s_blanks) + word;
            }
            else
            {
                line += random.Pick(s_blanks) + word;
            }
        }

        return [.. lines, line + RandomLines.End(random)];
    }
}
