using Postfix.Config;
using Postfix.Logging;

namespace Postfix.Server;

/// <summary>The argument of <c>-o</c>: "name=value". The braces of "{ name = value }" end in master.cf.</summary>
public static class ParameterOverride
{
    /// <summary>Splits an override at its first '='.</summary>
    /// <exception cref="FatalException">There is no '=' or no name.</exception>
    public static (string Name, string Value) Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        NameValue setting = NameValue.Split(text);
        return setting.Error is { } error
            ? throw new FatalException($"invalid \"-o {text}\" option value: {error}")
            : (setting.Name, setting.Value);
    }
}
