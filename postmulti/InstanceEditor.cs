using Postfix.Cli;
using Postfix.Config;
using Postfix.Logging;
using Postfix.Posix;
using Postfix.Server;
using Postfix.Text;

namespace Postfix.Postmulti;

/// <summary>Creates, removes and changes instances (postmulti(1), "LIFE-CYCLE MANAGEMENT MODE").</summary>
/// <param name="context">Configuration of the primary instance, and the terminal.</param>
/// <param name="claims">What the instances share.</param>
/// <param name="options">Which instance, and what it gets.</param>
internal sealed class InstanceEditor(CommandContext context, Claims claims, PostmultiOptions options)
{
    private static readonly string[] s_queueDirectories =
    [
        "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold",
        "incoming", "maildrop", "pid", "private", "public", "saved", "trace",
    ];

    private readonly Settings _primary = context.Settings;
    private readonly string _tag = ProcessLog.TagOf(context.Settings, "postmulti-script");
    private readonly MailPrograms _programs = new(context.Settings);

    /// <summary>Does what <c>-e</c> says; returns the exit status.</summary>
    /// <param name="action">The action.</param>
    /// <param name="settings">"name=value" operands.</param>
    public int Run(EditAction action, IReadOnlyList<string> settings)
    {
        if (action == EditAction.Init)
        {
            return _programs.EditMain(_primary.ConfigDirectory,
                $"{MultiInstanceParameters.InstanceWrapper.Name} = ${{{MailParameters.CommandDirectory.Name}}}/postmulti -p --",
                $"{MultiInstanceParameters.InstanceEnable.Name} = yes");
        }
        InstanceList list = InstanceList.Load(_primary, claims);
        try
        {
            return action switch
            {
                EditAction.Create or EditAction.Import => Add(list, action, settings),
                EditAction.Assign => Assign(list.Find(options.Selection)),
                EditAction.Destroy or EditAction.Deport => Remove(list, action),
                _ => Enable(list.Find(options.Selection), action == EditAction.Enable),
            };
        }
        catch (ScriptException problem)
        {
            using Log log = context.NewScriptLog(_primary, _tag);
            log.Fatal(problem.Message);
            return 1;
        }
    }

    private int Add(InstanceList list, EditAction action, IReadOnlyList<string> settings)
    {
        options.Names.Check();
        NewDirectories directories = new(_primary, options.Names.Name);
        foreach (string setting in settings)
            directories.Set(action, setting);
        string configDirectory = directories.PlaceConfiguration(claims);
        Instance instance = action == EditAction.Import ? Instance.Of(Settings.Load(configDirectory)) : directories.Place(configDirectory);
        Instance named = options.Names.Apply(instance);
        list.Insert(named, options.Selection);

        RequireManager();
        if (action == EditAction.Import)
            InstanceFiles.Require(instance);
        else if (!InstanceFiles.Exist(instance))
            new InstanceFiles(_primary, _programs).Create(instance);
        bool isDone = AssignNames(instance, named) == 0
            && UpdateDirectories(list, named, isAlternate: false) == 0
            && _programs.Postfix(named.ConfigDirectory, "set-permissions") == 0;
        return isDone ? 0 : 1;
    }

    private int Assign(Instance instance)
    {
        options.Names.Check();
        Instance named = options.Names.Apply(instance);
        if (named == instance)
            return 0;
        if (named.Name.Length > 0)
            claims.Add(named);
        RequireManager();
        return AssignNames(instance, named);
    }

    private int Remove(InstanceList list, EditAction action)
    {
        Instance instance = list.Find(options.Selection);
        list.Remove(instance);
        RequireManager();
        bool exists = FileSystem.TryStatus(instance.ConfigDirectory + "/main.cf") is { IsRegular: true };
        if (!exists)
        {
            return action == EditAction.Deport
                ? UpdateDirectories(list, instance, isAlternate: false)
                : throw new ScriptException($"{instance.ConfigDirectory}/main.cf file not found");
        }
        if (_programs.IsRunning(instance.ConfigDirectory))
            throw new ScriptException($"Instance '{instance.ConfigDirectory}' is not stopped");
        int status = UpdateDirectories(list, instance, isAlternate: action == EditAction.Deport);
        if (status == 0 && action == EditAction.Destroy)
            Destroy(instance);
        return status;
    }

    private int Enable(Instance instance, bool isEnabled)
    {
        RequireManager();
        return _programs.EditMain(instance.ConfigDirectory,
            $"{MultiInstanceParameters.InstanceEnable.Name} = {(isEnabled ? "yes" : "no")}");
    }

    // What others have put there stays, and is left to people.
    private void Destroy(Instance instance)
    {
        using (Log log = context.NewScriptLog(Settings.Load(instance.ConfigDirectory), _tag))
        {
            foreach (string name in s_queueDirectories)
                RemoveDirectory($"{instance.QueueDirectory}/{name}", name, log);
            RemoveDirectory(instance.DataDirectory, instance.DataDirectory, log);
            RemoveDirectory(instance.QueueDirectory, instance.QueueDirectory, log);
        }
        FileSystem.TryUnlink(instance.ConfigDirectory + "/master.cf");
        FileSystem.TryUnlink(instance.ConfigDirectory + "/main.cf");
        using Log primaryLog = context.NewScriptLog(_primary, _tag);
        RemoveDirectory(instance.ConfigDirectory, instance.ConfigDirectory, primaryLog);
    }

    private void RemoveDirectory(string path, string shownAs, Log log)
    {
        try
        {
            FileSystem.RemoveDirectory(path);
        }
        catch (PosixException error)
        {
            context.Terminal.WriteError($"rmdir: failed to remove '{shownAs}': {error.Errno.Describe()}");
            log.Warning($"{path}: please verify contents and remove by hand");
        }
    }

    private void RequireManager()
    {
        string init = "run 'postmulti -e init' first.";
        if (_primary[MultiInstanceParameters.InstanceWrapper].Length == 0)
            throw new ScriptException($"{MultiInstanceParameters.InstanceWrapper.Name} is empty, {init}");
        if (!_primary[MultiInstanceParameters.InstanceEnable])
            throw new ScriptException($"{MultiInstanceParameters.InstanceEnable.Name}!=yes, {init}");
    }

    private int AssignNames(Instance before, Instance after)
    {
        List<string> settings = [];
        if (after.Name != before.Name)
            settings.Add($"{MultiInstanceParameters.InstanceName.Name} = {after.Name}");
        if (after.Group != before.Group)
            settings.Add($"{MultiInstanceParameters.InstanceGroup.Name} = {after.Group}");
        return settings.Count == 0 ? 0 : _programs.EditMain(after.ConfigDirectory, [.. settings]);
    }

    /// <summary>Says in the primary instance's main.cf which instances there are, and whether this one may be used by itself.</summary>
    private int UpdateDirectories(InstanceList list, Instance instance, bool isAlternate)
    {
        Parameter<string> alternates = MailParameters.AlternateConfigDirectories;
        List<string> directories = Tokens.SplitList(_primary[alternates]);
        List<string> settings = [$"{MultiInstanceParameters.InstanceDirectories.Name} = {list.SecondaryDirectories}"];
        if (directories.Contains(instance.ConfigDirectory) != isAlternate)
        {
            directories.RemoveAll(directory => directory == instance.ConfigDirectory);
            if (isAlternate)
                directories.Add(instance.ConfigDirectory);
            settings.Add($"{alternates.Name} = {string.Join(' ', directories)}");
        }
        return _programs.EditMain(_primary.ConfigDirectory, [.. settings]);
    }
}
