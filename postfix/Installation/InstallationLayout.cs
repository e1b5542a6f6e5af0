using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Installation;

/// <summary>
/// Owners and modes of an installation (contract: master-child.md, section 7). Rootless, everything belongs to the user who
/// runs the mail system.
/// </summary>
internal sealed class InstallationLayout
{
    private const int OwnerOnly = 0x1C0; // 0700
    private const int Readable = 0x1ED; // 0755
    private const int Maildrop = 0x1D8; // 0730
    private const int Public = 0x1C8; // 0710
    private const int SetGroupId = 0x5ED; // 2755

    private static readonly string[] s_privateQueues =
        ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private"];

    private static readonly string[] s_setGroupIdCommands = ["postdrop", "postqueue", "postlog"];

    private InstallationLayout(IReadOnlyList<ExpectedFile> directories, IReadOnlyList<ExpectedFile> programs)
    {
        Directories = directories;
        Programs = programs;
    }

    /// <summary>Directories that are made when they are missing.</summary>
    public IReadOnlyList<ExpectedFile> Directories { get; }

    /// <summary>The installed programs.</summary>
    public IReadOnlyList<ExpectedFile> Programs { get; }

    /// <summary>All of them.</summary>
    public IEnumerable<ExpectedFile> All => Directories.Concat(Programs);

    /// <summary>The layout by main.cf.</summary>
    /// <exception cref="FatalException">mail_owner or setgid_group does not exist.</exception>
    public static InstallationLayout From(Settings settings)
    {
        InstallationAccounts accounts = InstallationAccounts.From(settings);
        string queue = settings[MailParameters.QueueDirectory];
        List<ExpectedFile> directories =
        [
            new(settings[MailParameters.DataDirectory], accounts.Owner, null, OwnerOnly),
            new(queue, accounts.Root, null, Readable),
        ];
        foreach (string name in s_privateQueues)
            directories.Add(new ExpectedFile($"{queue}/{name}", accounts.Owner, null, OwnerOnly));
        directories.Add(new ExpectedFile(queue + "/maildrop", accounts.Owner, accounts.SetgidGroup, Maildrop));
        directories.Add(new ExpectedFile(queue + "/public", accounts.Owner, accounts.SetgidGroup, Public));
        directories.Add(new ExpectedFile(queue + "/pid", accounts.Root, null, Readable));
        directories.Add(new ExpectedFile(queue + "/saved", accounts.Owner, null, OwnerOnly));
        directories.Add(new ExpectedFile(queue + "/trace", accounts.Owner, null, OwnerOnly));
        return new InstallationLayout(directories, [.. ProgramFiles(settings, accounts)]);
    }

    private static IEnumerable<ExpectedFile> ProgramFiles(Settings settings, InstallationAccounts accounts)
    {
        string daemons = settings[MailParameters.DaemonDirectory];
        foreach (string name in FileSystem.List(daemons))
            yield return new ExpectedFile($"{daemons}/{name}", accounts.Root, null, Readable);
        string commands = settings[MailParameters.CommandDirectory];
        foreach (string name in FileSystem.List(commands).Where(name => name.StartsWith("post", StringComparison.Ordinal)))
        {
            bool setGroupId = s_setGroupIdCommands.Contains(name);
            yield return new ExpectedFile($"{commands}/{name}", accounts.Root,
                setGroupId ? accounts.SetgidGroup : null, setGroupId ? SetGroupId : Readable);
        }
    }
}
