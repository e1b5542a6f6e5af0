using System.Globalization;
using Postfix.Logging;

namespace Postfix.Cli.Load;

/// <summary>Numbers in the options of test programs.</summary>
public static class Numbers
{
    /// <summary>Reads a decimal number.</summary>
    /// <param name="text">The option's value.</param>
    /// <param name="min">Least value that makes sense.</param>
    /// <param name="meaning">What it is, for the error message: "message count".</param>
    /// <exception cref="FatalException">It is no such number.</exception>
    public static int Parse(string text, int min, string meaning) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min
            ? number
            : throw new FatalException($"bad {meaning}: {text}");
}
