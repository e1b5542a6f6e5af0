using Postfix.Config;

namespace Postfix.PostfixCommand.Review;

/// <summary>A value with its <c>$name</c> references replaced.</summary>
/// <param name="Text">The result; empty when there is an error.</param>
/// <param name="Error">What is wrong with the references; null when nothing is.</param>
internal readonly record struct Expansion(string Text, string? Error)
{
    /// <summary>Expands a value.</summary>
    public static Expansion Of(Settings settings, string value)
    {
        try
        {
            return new Expansion(settings.Expand(value), null);
        }
        catch (ConfigurationException problem)
        {
            return new Expansion("", problem.Warnings.Count > 0 ? problem.Warnings[0] : problem.Message);
        }
    }

    /// <summary>Expands the value of a parameter.</summary>
    public static string OfParameter(Settings settings, string name) => Of(settings, settings.Unexpanded(name) ?? "").Text;
}
