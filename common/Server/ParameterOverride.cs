using Postfix.Logging;

namespace Postfix.Server;

/// <summary>The argument of <c>-o</c>: "name=value" or "{ name = value }".</summary>
public static class ParameterOverride
{
    /// <summary>Splits an override at its first '='.</summary>
    /// <exception cref="FatalException">There is no '=' or no name.</exception>
    public static (string Name, string Value) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string inner = text.StartsWith('{') && text.EndsWith('}') ? text[1..^1] : text;
        int equals = inner.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : inner[..equals].Trim();
        if (name.Length == 0)
            throw new FatalException($"invalid option: -o {text}: missing '=' after attribute name");
        return (name, inner[(equals + 1)..].Trim());
    }
}
