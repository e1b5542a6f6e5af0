using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>The programs of one mail system, but for one that is another's: folders of symbolic links.</summary>
internal sealed class MixedInstallation : IDisposable
{
    /// <summary>Programs that both systems have.</summary>
    public static readonly IReadOnlyList<string> Shared =
    [
        "master", "smtpd", "pickup", "cleanup", "trivial-rewrite", "qmgr", "local", "virtual", "smtp", "error", "discard", "bounce", "flush",
        "showq", "proxymap", "anvil", "postlogd", "postfix", "sendmail", "postdrop", "postqueue", "postsuper", "postcat", "postconf",
        "postmap", "postalias", "postlog", "postkick", "postlock", "postmulti",
    ];

    // Helpers that no program of the other system stands for: what starts commands for our delivery agents, the shell scripts of
    // Debian's postfix command.
    private static readonly string[] s_helpers = ["runas", "postfix-script", "post-install"];

    private readonly string _folder = Directory.CreateTempSubdirectory("swap-").FullName;

    /// <param name="basis">Has all programs but one.</param>
    /// <param name="donor">Has that one.</param>
    /// <param name="program">Its name; other names of the same program go with it.</param>
    public MixedInstallation(Installation basis, Installation donor, string program)
    {
        File.SetUnixFileMode(_folder, (UnixFileMode)0x1ED);
        Installation = new(
            Link("commands", basis.Commands, donor.Commands, program), Link("daemons", basis.Daemons, donor.Daemons, program), basis.MasterCf);
    }

    /// <summary>Debian's postfix, unpacked by tests/swap/run.</summary>
    public static Installation Debian { get; } = new(
        Path.Combine(MailSystem.Root, "build/peer/usr/sbin"), Path.Combine(MailSystem.Root, "build/peer/usr/lib/postfix/sbin"),
        Path.Combine(MailSystem.Root, "build/peer/etc/postfix/master.cf"));

    /// <summary>The folders of links.</summary>
    public Installation Installation { get; }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string[] NamesOf(string program) => program switch
    {
        "smtp" => ["smtp", "lmtp"],
        "bounce" => ["bounce", "defer", "trace"],
        "error" => ["error", "retry"],
        "proxymap" => ["proxymap", "proxywrite"],
        "sendmail" => ["sendmail", "mailq", "newaliases"],
        _ => [program],
    };

    private string Link(string name, string basis, string donor, string program)
    {
        string folder = Directory.CreateDirectory(Path.Combine(_folder, name)).FullName;
        string[] exchanged = NamesOf(program);
        foreach (string file in Directory.EnumerateFiles(basis).Where(file => !exchanged.Contains(Path.GetFileName(file))))
            LinkInto(folder, file);
        foreach (string file in exchanged.Concat(s_helpers).Select(other => Path.Combine(donor, other)).Where(File.Exists))
            LinkInto(folder, file);
        Assert.All(
            Directory.EnumerateFiles(folder).Where(link => exchanged.Contains(Path.GetFileName(link))),
            link => Assert.StartsWith(donor, File.ResolveLinkTarget(link, returnFinalTarget: false)!.FullName, StringComparison.Ordinal));
        return folder;
    }

    private static void LinkInto(string folder, string file)
    {
        string link = Path.Combine(folder, Path.GetFileName(file));
        if (!File.Exists(link))
            File.CreateSymbolicLink(link, file);
    }
}
