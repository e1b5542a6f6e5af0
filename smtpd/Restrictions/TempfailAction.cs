using Postfix.Config;

namespace Postfix.Smtpd.Restrictions;

/// <summary>What a restriction does when a lookup fails for now (<c>reject_tempfail_action</c> and its kin).</summary>
internal enum TempfailAction
{
    /// <summary>Refuse for now.</summary>
    Defer,

    /// <summary>Refuse for now, unless something else refuses for good.</summary>
    DeferIfPermit,
}

/// <summary>Names and effect of <see cref="TempfailAction"/>.</summary>
internal static class TempfailActions
{
    public static TempfailAction Parse(Settings settings, Parameter<string> parameter) => settings[parameter] switch
    {
        "defer" => TempfailAction.Defer,
        "defer_if_permit" => TempfailAction.DeferIfPermit,
        var other => throw new ConfigurationException($"bad configuration: {parameter.Name} = {other}", parameter: parameter.Name),
    };

    public static Verdict Apply(this TempfailAction action, Evaluation evaluation, Deferral problem) =>
        action == TempfailAction.DeferIfPermit
            ? evaluation.DeferUnlessRejected(problem)
            : evaluation.Reject(problem.Cause, problem.Code, problem.Status, problem.Reason);
}
