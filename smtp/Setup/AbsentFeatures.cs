using Postfix.Config;
using Postfix.Logging;

namespace Postfix.SmtpClient.Setup;

/// <summary>Says what the configuration asks for and this program does not do.</summary>
internal sealed class AbsentFeatures(Settings settings, SmtpParameters parameters, Log log)
{
    public void Warn()
    {
        WarnIfSet(parameters.HeaderChecks, "headers of outgoing mail are not inspected");
        WarnIfSet(parameters.MimeHeaderChecks, "headers of outgoing mail are not inspected");
        WarnIfSet(parameters.NestedHeaderChecks, "headers of outgoing mail are not inspected");
        WarnIfSet(parameters.BodyChecks, "bodies of outgoing mail are not inspected");
        WarnIfSet(SmtpSharedParameters.UseSrvLookup, "SRV records are not looked up");
    }

    private void WarnIfSet(Parameter<string> parameter, string consequence)
    {
        if (settings[parameter].Length > 0)
            log.Warning($"parameter {parameter.Name} is not supported by this version: {consequence}");
    }
}
