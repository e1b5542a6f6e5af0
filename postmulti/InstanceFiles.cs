using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Postmulti;

/// <summary>main.cf, master.cf and the directories of a new instance.</summary>
/// <param name="primary">Whose locations of shared files the new one gets.</param>
/// <param name="programs">For editing main.cf.</param>
internal sealed class InstanceFiles(Settings primary, MailPrograms programs)
{
    private const int DirectoryMode = 0x1ED; // 0755
    private const int PrivateMode = 0x1C0; // 0700
    private const int FileMode = 0x1A4; // 0644

    // Where files are that instances share.
    private static readonly string[] s_sharedParameters =
    [
        "command_directory", "daemon_directory", "meta_directory", "mail_owner", "setgid_group", "sendmail_path", "mailq_path",
        "newaliases_path", "html_directory", "manpage_directory", "sample_directory", "readme_directory", "shlib_directory",
    ];

    /// <summary>Whether an instance has both of its files.</summary>
    public static bool Exist(Instance instance) => HasFile(instance, "main.cf") && HasFile(instance, "master.cf");

    /// <summary>Refuses a directory without them.</summary>
    /// <exception cref="ScriptException">One is missing.</exception>
    public static void Require(Instance instance)
    {
        foreach (string name in (string[])["main.cf", "master.cf"])
        {
            if (!HasFile(instance, name))
                throw new ScriptException($"'{instance.ConfigDirectory}' lacks a {name} file");
        }
    }

    /// <summary>Makes what is missing. The instance is complete once its master.cf is there, which comes last.</summary>
    /// <exception cref="ScriptException">There is nothing to begin with, or it cannot be changed.</exception>
    /// <exception cref="PosixException">A file or directory cannot be made.</exception>
    public void Create(Instance instance)
    {
        string meta = primary[MailParameters.MetaDirectory];
        byte[] main = Read($"{meta}/main.cf.proto", "main.cf");
        byte[] master = Read($"{meta}/master.cf.proto", "master.cf");
        FileSystem.MakeDirectories(instance.ConfigDirectory, DirectoryMode);
        FileSystem.MakeDirectories(instance.QueueDirectory, DirectoryMode);
        FileSystem.MakeDirectories(instance.DataDirectory, PrivateMode);

        string workshop = instance.ConfigDirectory + "/.tmp";
        FileSystem.MakeDirectories(workshop, PrivateMode);
        Write($"{workshop}/main.cf", main);
        Edit(instance, workshop);
        Write($"{workshop}/master.cf", master);
        foreach (string name in (string[])["main.cf", "master.cf"])
            FileSystem.Rename($"{workshop}/{name}", $"{instance.ConfigDirectory}/{name}");
        FileSystem.RemoveDirectory(workshop);
    }

    private void Edit(Instance instance, string directory)
    {
        IReadOnlyDictionary<string, string> explicitly = MainCf.Load(primary.ConfigDirectory + "/main.cf").Values;
        ILookup<bool, string> shared = s_sharedParameters.ToLookup(name => explicitly.GetValueOrDefault(name, "").Length > 0);
        string[] settings =
        [
            $"{MailParameters.QueueDirectory.Name} = {instance.QueueDirectory}",
            $"{MailParameters.DataDirectory.Name} = {instance.DataDirectory}",
            "authorized_submit_users =",
            "master_service_disable = inet",
            .. shared[true].Select(name => $"{name} = {explicitly[name]}"),
        ];
        if (programs.CommentOut(directory, [.. shared[false]]) != 0 || programs.EditMain(directory, settings) != 0)
            throw new ScriptException($"cannot edit {directory}/main.cf");
    }

    private static bool HasFile(Instance instance, string name) =>
        FileSystem.TryStatus($"{instance.ConfigDirectory}/{name}") is { IsRegular: true };

    private static byte[] Read(string path, string name) => FileSystem.TryStatus(path) is { IsRegular: true }
        ? FileSystem.ReadAll(path)
        : throw new ScriptException($"Missing {name} prototype: {path}");

    private static void Write(string path, byte[] content)
    {
        using FileDescriptor file = FileSystem.Open(path, OpenFlags.WriteOnly | OpenFlags.Create | OpenFlags.Truncate, FileMode);
        file.WriteAll(content);
    }
}
