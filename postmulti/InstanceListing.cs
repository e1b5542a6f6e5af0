using Postfix.Cli;
using Postfix.Text;

namespace Postfix.Postmulti;

/// <summary>Lists instances: name, group, whether they are enabled, and directory.</summary>
/// <param name="terminal">Where they are listed.</param>
/// <param name="asJson">Whether each is a JSON object.</param>
internal sealed class InstanceListing(Terminal terminal, bool asJson)
{
    /// <summary>Writes a line for each instance.</summary>
    public void Write(IEnumerable<Instance> instances)
    {
        foreach (Instance instance in instances)
        {
            string name = OrNone(instance.Name), group = OrNone(instance.Group), enabled = instance.IsEnabled ? "y" : "n";
            terminal.WriteLine(asJson
                ? $"{{\"name\": {JsonText.Quote(name)}, \"group\": {JsonText.Quote(group)}, \"enabled\": \"{enabled}\", "
                    + $"\"config_directory\": {JsonText.Quote(instance.ConfigDirectory)}}}"
                : $"{name,-15} {group,-15} {enabled,-9} {instance.ConfigDirectory}");
        }
    }

    private static string OrNone(string text) => text.Length > 0 ? text : Instance.None;
}
