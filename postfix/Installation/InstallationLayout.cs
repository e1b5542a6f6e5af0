using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;

namespace Postfix.PostfixCommand.Installation;

/// <summary>
/// Owners and modes of an installation as "make install" lays it out (contract: master-child.md, section 7). Rootless, everything
/// belongs to the user who runs the mail system. Not everything is there in every installation.
/// </summary>
internal sealed class InstallationLayout
{
    private const int OwnerOnly = 0x1C0; // 0700
    private const int Executable = 0x1ED; // 0755
    private const int Readable = 0x1A4; // 0644
    private const int Maildrop = 0x1D8; // 0730
    private const int Public = 0x1C8; // 0710
    private const int SetGroupId = 0x5ED; // 02755
    private const string NotInstalled = "no";

    private const FileCare QueueCare = FileCare.Create | FileCare.Upgrade;

    private static readonly string[] s_messageQueues =
        ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "saved", "trace"];

    private static readonly string[] s_configurationFiles =
    [
        "LICENSE", "TLS_LICENSE", "access", "aliases", "bounce.cf.default", "canonical", "generic", "header_checks", "main.cf",
        "main.cf.default", "master.cf", "relocated", "transport", "virtual",
    ];

    private static readonly string[] s_sharedConfigurationFiles = ["main.cf.proto", "master.cf.proto"];

    private static readonly string[] s_setGroupIdCommands = ["postdrop", "postlog", "postqueue"];

    private static readonly string[] s_commands =
    [
        "postalias", "postcat", "postconf", "postfix", "postkick", "postlock", "postmap", "postmulti", "postsuper", "qmqp-sink",
        "qmqp-source", "qshape", "smtp-sink", "smtp-source",
    ];

    // What postfix-files of former versions had in the configuration directory.
    private static readonly string[] s_obsoleteFiles =
    [
        "cidr_table", "generics", "install.cf", "pcre_table", "post-install", "postfix-script", "postfix-script-nosgid",
        "postfix-script-sgid", "regexp_table", "tcp_table",
    ];

    private readonly Settings _settings;
    private readonly InstallationAccounts _accounts;

    private InstallationLayout(Settings settings, InstallationAccounts accounts) => (_settings, _accounts) = (settings, accounts);

    /// <summary>All files and directories; a directory comes before what is in it.</summary>
    public IEnumerable<ExpectedFile> Files => [.. Places(), .. Queues(), .. Programs(), .. Configuration(), .. ManualPages(), .. Documents()];

    /// <summary>Directories that are made when they are missing.</summary>
    public IEnumerable<ExpectedFile> Directories => Places().Concat(Queues()).Where(file => file.Care.HasFlag(FileCare.Create));

    /// <summary>Paths of files that former versions have left.</summary>
    public IEnumerable<string> ObsoleteFiles =>
        s_obsoleteFiles.Select(name => $"{_settings.ConfigDirectory}/{name}").Where(path => FileSystem.TryStatus(path) is { IsRegular: true });

    /// <summary>The layout by main.cf.</summary>
    /// <exception cref="FatalException">mail_owner or setgid_group does not exist.</exception>
    public static InstallationLayout From(Settings settings) => new(settings, InstallationAccounts.From(settings));

    private IEnumerable<ExpectedFile> Places() =>
    [
        Own(_settings.ConfigDirectory, Executable, FileCare.Upgrade),
        Owned(_settings[MailParameters.DataDirectory], OwnerOnly, QueueCare),
        Own(_settings[MailParameters.DaemonDirectory], Executable, FileCare.Upgrade | FileCare.Shared),
        Own(_settings[MailParameters.QueueDirectory], Executable, QueueCare),
    ];

    private IEnumerable<ExpectedFile> Queues()
    {
        string queue = _settings[MailParameters.QueueDirectory];
        foreach (string name in s_messageQueues)
            yield return Owned($"{queue}/{name}", OwnerOnly, QueueCare | FileCare.Contents);
        yield return Owned(queue + "/private", OwnerOnly, QueueCare);
        yield return Owned(queue + "/maildrop", Maildrop, QueueCare) with { Group = _accounts.SetgidGroup };
        yield return Owned(queue + "/public", Public, QueueCare) with { Group = _accounts.SetgidGroup };
        yield return Own(queue + "/pid", Executable, QueueCare);
    }

    private IEnumerable<ExpectedFile> Programs()
    {
        string commands = _settings[MailParameters.CommandDirectory];
        IEnumerable<string> plain = FilesIn(_settings[MailParameters.DaemonDirectory])
            .Concat(s_commands.Select(name => $"{commands}/{name}"))
            .Append(_settings[CommandParameters.SendmailPath]);
        foreach (string path in plain)
            yield return Own(path, Executable, FileCare.Shared);
        foreach (string name in s_setGroupIdCommands)
        {
            yield return Own($"{commands}/{name}", SetGroupId, FileCare.Upgrade | FileCare.Shared) with
            {
                Group = _accounts.SetgidGroup,
            };
        }
    }

    private IEnumerable<ExpectedFile> Configuration()
    {
        foreach (string name in s_configurationFiles)
            yield return Own($"{_settings.ConfigDirectory}/{name}", Readable, FileCare.None);
        foreach (string name in s_sharedConfigurationFiles)
            yield return Own($"{_settings[MailParameters.MetaDirectory]}/{name}", Readable, FileCare.Shared);
    }

    // Packages compress them.
    private IEnumerable<ExpectedFile> ManualPages() =>
        from page in InstalledPages.Of(_settings[MailParameters.DaemonDirectory], [.. s_commands, .. s_setGroupIdCommands])
        from ending in (string[])["", ".gz"]
        select Own($"{_settings[CommandParameters.ManpageDirectory]}/{page}{ending}", Readable, FileCare.Shared);

    private IEnumerable<ExpectedFile> Documents()
    {
        foreach (string directory in ((string[])[_settings[CommandParameters.ReadmeDirectory], _settings[CommandParameters.HtmlDirectory]])
                     .Where(directory => directory != NotInstalled))
        {
            yield return Own(directory, Executable, FileCare.Shared);
            foreach (string path in FilesIn(directory))
                yield return Own(path, Readable, FileCare.Shared);
        }
    }

    private static IEnumerable<string> FilesIn(string directory) =>
        FileSystem.TryStatus(directory) is { IsDirectory: true }
            ? from name in FileSystem.List(directory)
              let path = $"{directory}/{name}"
              where FileSystem.TryLinkStatus(path) is { IsRegular: true }
              select path
            : [];

    // What nobody but root may change.
    private ExpectedFile Own(string path, int mode, FileCare care) => new(path, _accounts.Root, null, mode, care);

    private ExpectedFile Owned(string path, int mode, FileCare care) => new(path, _accounts.Owner, null, mode, care);
}
