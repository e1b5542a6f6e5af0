using Postfix.Config;
using Postfix.Posix;
using Postfix.PostfixCommand.Installation;

namespace Postfix.PostfixCommand;

/// <summary>
/// The warnings of "postfix check": files that the wrong user owns or may change, damaged mail, and a chroot environment that
/// is out of date. Texts and order are those of Postfix, as people filter them.
/// </summary>
internal sealed class PermissionCheck(ControlContext context)
{
    private static readonly string[] s_ownedQueues =
        ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private", "public", "saved", "trace"];

    private static readonly string[] s_chrootDirectories = ["bin", "etc", "lib", "sbin", "usr"];

    private const int SetGroupIdProgram = 0x449; // 02111

    private readonly bool _checksSharedFiles = context.IsPrimaryInstance && Credentials.IsPrivileged;
    private readonly InstallationAccounts _accounts = InstallationAccounts.From(context.Settings);
    private readonly string _mailOwner = context.Settings[MailParameters.MailOwner];

    public void Run()
    {
        string queue = context.QueueDirectory;
        FoundFile[] roots = [.. Existing(queue + "/.", queue + "/pid")];
        WarnNotOwned(roots, _accounts.Root, "root");
        WarnWritable(roots);
        CheckInstalledTrees();
        CheckDataDirectory();
        CheckQueues(queue);
        CheckGroups(queue);
        CheckChroot(queue);
        foreach (FoundFile file in FileTree.Walk(queue + "/corrupt").Where(file => file.Status.IsRegular))
            context.Log.Warning("damaged message: " + file.Path[(queue.Length + 1)..]);
        if (_checksSharedFiles)
            CheckOtherMailers();
    }

    private void CheckInstalledTrees()
    {
        string[] trees = [context.Settings.ConfigDirectory + "/."];
        if (_checksSharedFiles)
            trees = [.. SharedTrees().Append(trees[0]).Distinct().Order(StringComparer.Ordinal)];
        FoundFile[] files = [.. trees.SelectMany(FileTree.Walk)];
        WarnNotOwned(files, _accounts.Root, "root");
        WarnWritable(files.Select(FileTree.FollowLink));
        foreach (FoundFile link in files.Where(file => file.Status.IsSymlink))
        {
            if (FileSystem.ReadLink(link.Path).Contains('/') && !link.Path.EndsWith("/makedefs.out", StringComparison.Ordinal))
                context.Log.Warning("symlink leaves directory: " + link.Path);
        }
    }

    private void CheckDataDirectory()
    {
        FoundFile[] files = [.. FileTree.Walk(context.Settings[MailParameters.DataDirectory] + "/.")];
        WarnNotOwned(files, _accounts.Owner, _mailOwner);
        WarnWritable(files);
    }

    private void CheckQueues(string queue)
    {
        IEnumerable<FoundFile> owned = s_ownedQueues
            .SelectMany(name => FileTree.Walk($"{queue}/{name}"))
            .Where(file => !file.Status.IsSocket && !file.Status.IsFifo);
        WarnNotOwned(owned, _accounts.Owner, _mailOwner);
        // Nothing below maildrop is looked at: strangers write there.
        WarnNotOwned(Existing(queue + "/maildrop"), _accounts.Owner, _mailOwner);
    }

    private void CheckGroups(string queue)
    {
        string group = context.Settings[MailParameters.SetgidGroup];
        FoundFile[] programs = _checksSharedFiles
            ? [.. Existing(context.CommandPath("postqueue"), context.CommandPath("postdrop"))]
            : [];
        FoundFile[] all = [.. programs, .. Existing(queue + "/public", queue + "/maildrop")];
        foreach (FoundFile file in all.Where(file => file.Status.Gid != _accounts.SetgidGroup))
            context.Log.Warning($"not owned by group {group}: {file.Path}");
        foreach (FoundFile file in programs.Where(file => (file.Status.Permissions & SetGroupIdProgram) != SetGroupIdProgram))
            context.Log.Warning($"not set-gid or not owner+group+world executable: {file.Path}");
    }

    private void CheckChroot(string queue)
    {
        foreach (string name in s_chrootDirectories)
        {
            FoundFile[] files = [.. FileTree.Walk($"{queue}/{name}")];
            WarnNotOwned(files, _accounts.Root, "root");
            foreach (FoundFile copy in files.Where(file => file.Status.IsRegular))
            {
                string original = copy.Path[queue.Length..];
                if (FileSystem.TryStatus(original) is { IsRegular: true } && !FileTree.HaveSameContent(copy.Path, original))
                    context.Log.Warning($"{copy.Path} and {original} differ");
            }
        }
    }

    private void CheckOtherMailers()
    {
        const string usual = "/usr/sbin/sendmail";
        const string old = "/usr/lib/sendmail";
        if (FileSystem.TryStatus(usual) is not { IsRegular: true } || FileSystem.TryStatus(old) is not { IsRegular: true }
            || FileTree.HaveSameContent(usual, old))
            return;
        context.Log.Warning($"{old} and {usual} differ");
        context.Log.Warning("Replace one by a symbolic link to the other");
    }

    private string[] SharedTrees() =>
        [context.Settings[MailParameters.DaemonDirectory] + "/.", context.Settings[MailParameters.MetaDirectory] + "/."];

    private static IEnumerable<FoundFile> Existing(params string[] paths) =>
        from path in paths
        let status = FileSystem.TryLinkStatus(path)
        where status != null
        select new FoundFile(path, status.Value);

    private void WarnNotOwned(IEnumerable<FoundFile> files, uint owner, string name)
    {
        foreach (FoundFile file in files.Where(file => file.Status.Uid != owner))
            context.Log.Warning($"not owned by {name}: {file.Path}");
    }

    private void WarnWritable(IEnumerable<FoundFile> files)
    {
        const int groupOrOther = 0x12; // 022
        foreach (FoundFile file in files.Where(file => !file.Status.IsSymlink && (file.Status.Permissions & groupOrOther) != 0))
            context.Log.Warning($"group or other writable: {file.Path}");
    }
}
