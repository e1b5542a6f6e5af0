using Postfix.Config;

namespace Postfix.Mail;

/// <summary>The spelling of <see cref="ErrorClasses"/> in main.cf.</summary>
public static class ErrorClassNames
{
    private static readonly Dictionary<string, ErrorClasses> s_names = new(StringComparer.Ordinal)
    {
        ["bounce"] = ErrorClasses.Bounce,
        ["2bounce"] = ErrorClasses.DoubleBounce,
        ["data"] = ErrorClasses.Data,
        ["delay"] = ErrorClasses.Delay,
        ["policy"] = ErrorClasses.Policy,
        ["protocol"] = ErrorClasses.Protocol,
        ["resource"] = ErrorClasses.Resource,
        ["software"] = ErrorClasses.Software,
    };

    /// <summary>The classes that <c>notify_classes</c> lists.</summary>
    /// <exception cref="ConfigurationException">A name is unknown.</exception>
    public static ErrorClasses Parse(Settings settings) =>
        KnownWords.Read(settings, BounceParameters.NotifyClasses, s_names).Aggregate(ErrorClasses.None, (all, one) => all | one);
}
