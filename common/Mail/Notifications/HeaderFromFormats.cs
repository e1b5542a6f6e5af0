using Postfix.Config;

namespace Postfix.Mail.Notifications;

/// <summary>Reads <c>header_from_format</c>.</summary>
public static class HeaderFromFormats
{
    /// <summary>The form that main.cf asks for.</summary>
    /// <exception cref="ConfigurationException">There is no such form.</exception>
    public static HeaderFromFormat Of(Settings settings)
    {
        Parameter<string> parameter = CleanupParameters.HeaderFromFormat;
        return settings[parameter] switch
        {
            "standard" => HeaderFromFormat.Standard,
            "obsolete" => HeaderFromFormat.Obsolete,
            string other => throw new ConfigurationException($"invalid setting: \"{parameter} = {other}\"", parameter: parameter.Name),
        };
    }
}
