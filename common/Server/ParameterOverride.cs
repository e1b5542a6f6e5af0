using Postfix.Config;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Server;

/// <summary>The argument of <c>-o</c>: "name=value" or "{ name = value }".</summary>
public static class ParameterOverride
{
    /// <summary>Splits an override at its first '='.</summary>
    /// <exception cref="FatalException">There is no '=' or no name.</exception>
    public static (string Name, string Value) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Unbraced inner = text.StartsWith('{') ? Tokens.StripBraces(text) : new Unbraced(text, null);
        NameValue setting = inner.Error is null ? NameValue.Split(inner.Value) : default;
        return (inner.Error ?? setting.Error) is { } error
            ? throw new FatalException($"invalid \"-o {text}\" option value: {error}")
            : (setting.Name, setting.Value);
    }
}
