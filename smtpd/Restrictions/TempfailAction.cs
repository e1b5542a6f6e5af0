using Postfix.Config;
using Postfix.Text;

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
    private static readonly Parameter<string>[] s_parameters =
    [
        SmtpdAccessParameters.UnknownHeloHostnameTempfailAction,
        SmtpdAccessParameters.UnknownAddressTempfailAction,
        SmtpdAccessParameters.UnverifiedRecipientTempfailAction,
        SmtpdAccessParameters.UnverifiedSenderTempfailAction,
    ];

    /// <summary>Checks all parameters that name an action, whether or not a restriction needs them.</summary>
    /// <exception cref="ConfigurationException">One names none.</exception>
    public static void Check(Settings settings)
    {
        foreach (Parameter<string> parameter in s_parameters)
            Parse(settings, parameter);
    }

    public static TempfailAction Parse(Settings settings, Parameter<string> parameter) => ByteText.LowerAscii(settings[parameter]) switch
    {
        "defer" => TempfailAction.Defer,
        "defer_if_permit" => TempfailAction.DeferIfPermit,
        _ => throw new ConfigurationException(
            $"bad configuration: {parameter.Name} = {settings[parameter]}", parameter: parameter.Name),
    };

    public static Verdict Apply(this TempfailAction action, Evaluation evaluation, Deferral problem) =>
        action == TempfailAction.DeferIfPermit
            ? evaluation.DeferUnlessRejected(problem)
            : evaluation.Reject(problem.Cause, problem.Code, problem.Status, problem.Reason);
}
