using Postfix.Config;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Master;

/// <summary>The environment of the daemons (contract: master-child.md, section 2): our clean one and what they need.</summary>
internal static class ChildEnvironment
{
    /// <summary>The variables as "NAME=value".</summary>
    public static IReadOnlyList<string> Of(Settings settings)
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["MAIL_CONFIG"] = settings.ConfigDirectory,
            [ProcessLog.TagVariable] = settings[LoggingParameters.SyslogName],
        };
        if (ProcessLog.PostlogPath(settings) is { } path)
        {
            own[ProcessLog.PostlogVariable] = path;
            own[ProcessLog.HostnameVariable] = settings[MailParameters.MyHostname];
        }
        IEnumerable<string> inherited = EnvironmentPolicy.Import(settings).Select(Environ.Get)
            .Where(entry => !own.ContainsKey(entry[..entry.IndexOf('=')]));
        return [.. inherited, .. own.Select(variable => $"{variable.Key}={variable.Value}")];
    }
}
