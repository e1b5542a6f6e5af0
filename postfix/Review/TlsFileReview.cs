using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Review;

/// <summary>Keys, certificates and the like that are not there, for services that use TLS.</summary>
internal sealed class TlsFileReview : IReview
{
    private const string None = "none";

    private static readonly string[] s_files =
        ["cert_file", "key_file", "dcert_file", "dkey_file", "eccert_file", "eckey_file", "chain_files", "CAfile", "trust_anchor_file", "dh1024_param_file"];

    public IEnumerable<Finding> Find(ReviewedConfiguration configuration) =>
        from service in configuration.Services
        where service.Entry.Command is "smtpd" or "smtp" or "lmtp" && UsesTls(service.Scope.Settings, service.Entry.Command)
        from name in s_files.Append("CApath").Select(file => $"{service.Entry.Command}_tls_{file}")
        where service.Scope.Settings.IsSet(name) && ParameterCatalog.Find(name) is not null
        let setting = service.Scope.Find(name)
        from path in Tokens.SplitList(setting.Expanded)
        let finding = Judge(setting, path)
        where finding is not null
        select finding.Value;

    // Policies may ask for TLS where the level does not.
    private static bool UsesTls(Settings settings, string program) =>
        Text(settings, $"{program}_tls_security_level") is { Length: > 0 } level ? level != None
        : Has(settings, $"{program}_use_tls") || Has(settings, $"{program}_enforce_tls") || Has(settings, $"{program}_tls_wrappermode")
            || Text(settings, $"{program}_tls_policy_maps").Length > 0 || Text(settings, $"{program}_tls_per_site").Length > 0;

    private static string Text(Settings settings, string name) => Expansion.OfParameter(settings, name);

    private static bool Has(Settings settings, string name) => ByteText.EqualsIgnoreCase(Text(settings, name), "yes");

    private static Finding? Judge(ReviewedSetting setting, string path)
    {
        if (!path.StartsWith('/'))
            return null; // "none" and "auto"
        bool wantsDirectory = setting.Name.EndsWith("CApath", StringComparison.Ordinal);
        string kind = wantsDirectory ? "directory" : "file";
        return FileSystem.TryStatus(path) is not { } status ? setting.Report($"{setting.Name}: {path}: no such {kind}", $"create {path}, or name another {kind}")
            : status.IsDirectory != wantsDirectory ? setting.Report($"{setting.Name}: {path} is no {kind}", $"name a {kind}")
            : null;
    }
}
