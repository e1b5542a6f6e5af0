using Postfix.Config;
using Postfix.Logging;

namespace Postfix.SmtpClient.Setup;

/// <summary>Says what the configuration asks for and this program does not do.</summary>
internal sealed class AbsentFeatures(Settings settings, SmtpParameters parameters, SmtpTlsParameters tls, Log log)
{
    public void Warn()
    {
        WarnIfSet(parameters.HeaderChecks, "headers of outgoing mail are not inspected");
        WarnIfSet(parameters.MimeHeaderChecks, "headers of outgoing mail are not inspected");
        WarnIfSet(parameters.NestedHeaderChecks, "headers of outgoing mail are not inspected");
        WarnIfSet(parameters.BodyChecks, "bodies of outgoing mail are not inspected");
        WarnIfSet(SmtpSharedParameters.UseSrvLookup, "SRV records are not looked up");
        WarnIfSet(tls.LoglevelMaps, "all TLS sessions are logged alike");
        WarnIfOn(tls.TlsrptEnable, "no reports about TLS are made");
        WarnIfChanged(tls.RequiretlsPolicy, "REQUIRETLS is not offered, so that no mail comes with it");
        WarnIfOn(tls.BlockEarlyMailReply, "replies that come too early are not looked for");
    }

    private void WarnIfSet(Parameter<string> parameter, string consequence)
    {
        if (settings[parameter].Length > 0)
            Warn(parameter.Name, consequence);
    }

    private void WarnIfChanged(Parameter<string> parameter, string consequence)
    {
        if (settings.Raw(parameter.Name) is { } value && value != parameter.DefaultText(settings))
            Warn(parameter.Name, consequence);
    }

    private void WarnIfOn(Parameter<bool> parameter, string consequence)
    {
        if (settings[parameter])
            Warn(parameter.Name, consequence);
    }

    private void Warn(string name, string consequence) => log.Warning($"parameter {name} is not supported by this version: {consequence}");
}
