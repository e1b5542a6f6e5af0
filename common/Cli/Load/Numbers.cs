using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Cli.Load;

/// <summary>Numbers in the options of test programs, read as atoi(3) reads them.</summary>
public static class Numbers
{
    /// <summary>Reads a number that must be positive.</summary>
    /// <param name="text">The option's value.</param>
    /// <param name="meaning">What it is, for the error message: "message count".</param>
    /// <exception cref="FatalException">It is not.</exception>
    public static int Positive(string text, string meaning) =>
        LeadingInteger.Parse(text) is > 0 and var number ? number : throw new FatalException($"bad {meaning}: {text}");

    /// <summary>Reads a number that must be positive.</summary>
    /// <exception cref="UsageException">It is not.</exception>
    public static int PositiveOrUsage(string text) =>
        LeadingInteger.Parse(text) is > 0 and var number ? number : throw new UsageException();
}
