using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.PostfixCommand.Upgrade;

/// <summary>
/// "postfix upgrade-configuration": an old master.cf and main.cf get what a newer version needs. A second run finds nothing to do.
/// </summary>
internal static class ConfigurationUpgrade
{
    /// <summary>Does it, and tells what was done; returns an exit status.</summary>
    /// <param name="context">The configuration.</param>
    /// <param name="obsoleteFiles">What former versions have left, for a note.</param>
    /// <exception cref="ConfigurationException">A file cannot be read or written.</exception>
    public static int Run(ControlContext context, IEnumerable<string> obsoleteFiles)
    {
        string directory = context.Settings.ConfigDirectory;
        string programs = context.Settings[MailParameters.DaemonDirectory];
        foreach (string change in EditMaster(directory + "/master.cf", program => FileSystem.TryStatus($"{programs}/{program}") is not null))
            context.Terminal.WriteLine(change);
        Note(context, [.. obsoleteFiles]);
        MainRevision[] revisions = [.. MainRevisions.Find(MainCf.Load(directory + "/main.cf"))];
        foreach (MainRevision revision in revisions)
            context.Terminal.WriteLine(revision.Message);
        context.Terminal.Flush(); // before what postconf(1) has to say
        return revisions.Length == 0 ? 0 : context.EditMain([.. revisions.Select(revision => $"{revision.Name} = {revision.Value}")]);
    }

    /// <summary>Brings a master.cf up to date; returns a line for each change. A service without its program is not added.</summary>
    /// <exception cref="ConfigurationException">It cannot be read or written.</exception>
    internal static IReadOnlyList<string> EditMaster(string path, Func<string, bool> isInstalled)
    {
        using EditedFile file = EditedFile.Open(path);
        MasterText master = new(ByteText.FromBytes(file.Read()));
        string[] changes =
        [
            .. MasterRevisions.All
                .Where(revision => revision is not MissingService service || isInstalled(service.Program))
                .Select(revision => revision.Apply(master))
                .OfType<string>(),
        ];
        if (changes.Length > 0)
            file.Replace(ByteText.ToBytes(master.ToString()));
        return [.. changes.Select(change => $"Editing {path}, {change}")];
    }

    private static void Note(ControlContext context, string[] obsolete)
    {
        if (obsolete.Length == 0)
            return;
        string paths = string.Concat(obsolete.Select(path => $"     {path}\n"));
        context.Terminal.Write(
            $"""

                Note: the following files or directories still exist but are no
                longer part of Postfix:

            {paths}

            """);
    }
}
