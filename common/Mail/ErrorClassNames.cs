using Postfix.Config;
using Postfix.Text;

namespace Postfix.Mail;

/// <summary>The spelling of <see cref="ErrorClasses"/> in main.cf.</summary>
public static class ErrorClassNames
{
    private static readonly (ErrorClasses Class, string Name)[] Names =
    [
        (ErrorClasses.Bounce, "bounce"),
        (ErrorClasses.DoubleBounce, "2bounce"),
        (ErrorClasses.Data, "data"),
        (ErrorClasses.Delay, "delay"),
        (ErrorClasses.Policy, "policy"),
        (ErrorClasses.Protocol, "protocol"),
        (ErrorClasses.Resource, "resource"),
        (ErrorClasses.Software, "software"),
    ];

    /// <summary>The classes that <c>notify_classes</c> lists.</summary>
    /// <exception cref="ConfigurationException">A name is unknown.</exception>
    public static ErrorClasses Parse(Settings settings)
    {
        string list = settings[BounceParameters.NotifyClasses];
        ErrorClasses result = ErrorClasses.None;
        foreach (string word in Tokens.SplitList(list))
            result |= Find(word, list);
        return result;
    }

    private static ErrorClasses Find(string word, string list)
    {
        foreach ((ErrorClasses errorClass, string name) in Names)
            if (name == word)
                return errorClass;
        throw new ConfigurationException($"unknown notify_classes value \"{word}\" in \"{list}\"", parameter: "notify_classes");
    }
}
