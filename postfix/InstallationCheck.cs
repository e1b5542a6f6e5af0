using Postfix.Config;
using Postfix.Posix;

namespace Postfix.PostfixCommand;

/// <summary>What must be there before any action can do anything (postfix-script of Postfix).</summary>
internal static class InstallationCheck
{
    /// <summary>What is missing, in Postfix's words; null when nothing is.</summary>
    public static string? FindFault(Settings settings)
    {
        string daemons = settings[MailParameters.DaemonDirectory], meta = settings[MailParameters.MetaDirectory];
        string postconf = settings[MailParameters.CommandDirectory] + "/postconf";
        return !IsFile(daemons + "/master") ? $"no Postfix master program {daemons}/master!"
            : !IsDirectory(settings.ConfigDirectory) ? $"no Postfix configuration directory {settings.ConfigDirectory}!"
            : !IsDirectory(meta) ? $"no Postfix meta directory {meta}!"
            : !IsFile(postconf) ? $"cannot execute {postconf}!"
            : null;
    }

    private static bool IsFile(string path) => FileSystem.TryStatus(path) is { IsRegular: true };

    private static bool IsDirectory(string path) => FileSystem.TryStatus(path) is { IsDirectory: true };
}
