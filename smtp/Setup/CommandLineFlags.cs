using Postfix.Config;
using Postfix.SmtpClient.Content;

namespace Postfix.SmtpClient.Setup;

/// <summary>The command line arguments of smtp(8): <c>flags=</c>.</summary>
internal static class CommandLineFlags
{
    private const string Flags = "flags=";

    /// <exception cref="ConfigurationException">There is an unknown argument.</exception>
    public static AddedHeaders Parse(IReadOnlyList<string> arguments, Func<string, string> rewrite)
    {
        AddedHeaders headers = AddedHeaders.None;
        foreach (string argument in arguments)
            headers = argument.StartsWith(Flags, StringComparison.Ordinal)
                ? AddedHeaders.Parse(argument[Flags.Length..], rewrite)
                : throw new ConfigurationException($"unknown attribute name: {argument}");
        return headers;
    }
}
