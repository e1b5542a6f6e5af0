using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Mail.Notifications;
using Postfix.Posix;
using Postfix.Server;

namespace Postfix.Postconf;

/// <summary>Shows the texts of notifications, as bounce(8) would use them; complaints carry its name, as they do in the log.</summary>
internal sealed class TemplateListing(PostconfOptions options, Settings settings, CommandContext context)
{
    /// <summary>Writes the texts; returns the exit status.</summary>
    public int Run()
    {
        if (options.Operands.Count > 1)
        {
            throw new ConfigurationException("options -b and -t require at most one template file");
        }

        using Log log = ProcessLog.CreateFor(
            settings, verbosity: 0, new StandardErrorTarget(ProcessLog.TagOf(settings, "bounce"), context.Terminal.Error));
        try
        {
            Write(options.Operands.FirstOrDefault(settings[BounceParameters.TemplateFile]), log);
            return 0;
        }
        catch (PosixException e)
        {
            log.Fatal(e.Message);
        }
        catch (ConfigurationException e)
        {
            log.Fatal(e.Message);
        }

        return 1;
    }

    private void Write(string path, Log log)
    {
        NotificationTemplates templates = NotificationTemplates.Load(path);
        foreach (string complaint in templates.Complaints)
        {
            log.Warning(complaint);
        }

        IEnumerable<string> lines = options.Has(Switches.ExpandedTemplates)
            ? templates.Preview(new TemplateExpander(settings, log.Warning))
            : templates.Describe(HeaderFromFormats.Of(settings));
        foreach (string line in lines.ToList())
        {
            context.Terminal.WriteLine(line);
        }
    }
}
