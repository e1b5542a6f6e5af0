using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Postconf;

/// <summary>Shows the texts of notifications. bounce(8) owns them, so it is started in this program's place.</summary>
internal sealed class TemplateListing(PostconfOptions options, Settings settings)
{
    /// <summary>Becomes bounce(8); does not return.</summary>
    public int Run()
    {
        if (options.Operands.Count > 1)
        {
            throw new ConfigurationException("options -b and -t require at most one template file");
        }

        string service = options.Has(Switches.ExpandedTemplates) ? "expand_templates" : "dump_templates";
        List<string> arguments = ["bounce", $"-SVn{service}"];
        if (options.Operands.Count == 1)
        {
            arguments.AddRange(["-o", $"{BounceParameters.TemplateFile.Name}={options.Operands[0]}"]);
        }

        // The queue directory may not exist yet, and is not needed.
        arguments.AddRange(["-o", $"{MailParameters.QueueDirectory.Name}=."]);
        Environ.Set("MAIL_CONFIG", settings.ConfigDirectory);
        string path = $"{settings[MailParameters.DaemonDirectory]}/bounce";
        Errno error = Processes.Exec(path, arguments);
        throw new ConfigurationException($"execute {path}: {error.Describe()}");
    }
}
