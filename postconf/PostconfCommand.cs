using Postfix.Cli;
using Postfix.Config;
using Postfix.Posix;

namespace Postfix.Postconf;

/// <summary>postconf(1): shows and changes main.cf and master.cf, and lists what the programs support.</summary>
internal sealed class PostconfCommand : Command
{
    private readonly PostconfOptions _options = new();
    private readonly Listing _listing = new();

    /// <inheritdoc/>
    public override string Name => "postconf";

    /// <inheritdoc/>
    public override bool ShowsInvokedPath => true;

    /// <inheritdoc/>
    public override bool LogsMessages => false;

    /// <inheritdoc/>
    public override EnvironmentImport EnvironmentImport => EnvironmentImport.None;

    public override CommandLine Options => _options.Describe(InvokedAs, ConfigOption(), VerboseOption());

    private string? ExplicitDirectory => ConfigDirectory ?? Environ.Get("MAIL_CONFIG");

    private string Directory => ExplicitDirectory ?? Settings.DefaultConfigDirectory;

    /// <inheritdoc/>
    public override int Run(IReadOnlyList<string> operands, CommandContext context)
    {
        _options.Complete(operands);
        if (_options.Has(Switches.ExpandedTemplates | Switches.Templates))
        {
            return new TemplateListing(_options, Settings.Load(Directory), context).Run();
        }

        int status = 0;
        if (_options.Has(SwitchRules.AnyEdit))
        {
            Edit(context.Log.Warning);
        }
        else if (_options.Has(SwitchRules.MainOrMaster & ~Switches.MainParameters))
        {
            ListMaster(context);
        }
        else if (_options.Has(Switches.MainParameters))
        {
            ListMain(context);
        }
        else
        {
            status = new FeatureListing(_options, _listing, context.Log.Warning).Run();
        }

        context.Terminal.Write(_listing.Text);
        return status;
    }

    private void Edit(Action<string> warn)
    {
        if (_options.Operands.Count == 0)
        {
            throw new ConfigurationException("missing service argument");
        }

        if (_options.Has(Switches.MainParameters))
        {
            new MainCfEditor(_options, $"{Directory}/main.cf", warn).Edit();
        }
        else
        {
            new MasterCfEditor(_options, $"{Directory}/master.cf", warn).Edit();
        }
    }

    private void ListMaster(CommandContext context)
    {
        Action<string> warn = context.Log.Warning;
        Configuration configuration = Configure(MissingFile.IsFatal, warn);
        new UserParameters(configuration, context.Log).Register();
        MasterListing listing = new(_options, configuration, _listing, warn);
        if (_options.Has(Switches.MasterFields))
        {
            listing.WriteFields();
        }
        else if (_options.Has(Switches.InEffect))
        {
            listing.WriteSettingsInEffect();
        }
        else if (_options.Has(Switches.MasterParameters))
        {
            listing.WriteParameters();
        }
        else
        {
            listing.WriteEntries();
        }

        if (_options.Warns)
        {
            new ParameterCheck(configuration, warn).CheckMaster().Conclude();
        }
    }

    private void ListMain(CommandContext context)
    {
        Action<string> warn = context.Log.Warning;
        Configuration configuration = Configure(MissingFile.IsAWarning, warn);
        bool isActual = !_options.Has(Switches.Defaults);
        if (isActual)
        {
            new UserParameters(configuration, context.Log).Register();
        }

        new MainListing(_options, configuration, _listing, warn).Write();
        if (isActual && _options.Warns)
        {
            new ParameterCheck(configuration, warn).CheckMain().CheckMaster().Conclude();
        }
    }

    /// <summary>With <c>-d</c> main.cf does not count, and need not exist.</summary>
    private Configuration Configure(MissingFile missingMaster, Action<string> warn)
    {
        // Of two missing files the one is named that the user asked about.
        List<MasterEntry>? asked = missingMaster == MissingFile.IsFatal ? ReadMaster() : null;
        Dictionary<string, string> main = _options.Has(Switches.Defaults) ? [] : ReadMain(warn);
        Settings settings = Settings.FromValues([.. main.Select(pair => (pair.Key, pair.Value))]);
        List<MasterEntry> entries = asked ?? ReadMaster();
        ParameterTable table = new(settings);
        ServiceParameters.Register(table, entries);
        return new Configuration(Directory, main, table, [.. entries.Select(entry => new Scope(entry))]);

        List<MasterEntry> ReadMaster() => MasterFile.Load($"{Directory}/master.cf", missingMaster, warn);
    }

    private Dictionary<string, string> ReadMain(Action<string> warn)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        if (ExplicitDirectory is { } directory)
        {
            values["config_directory"] = directory;
        }

        MainCf file = MainCf.Load($"{Directory}/main.cf", [.. values.Select(preset => (preset.Key, preset.Value))]);
        foreach (string warning in file.Warnings)
        {
            warn(warning);
        }

        foreach ((string parameter, string value) in file.Values)
        {
            values[parameter] = value;
        }

        foreach (string setting in _options.Overrides)
        {
            NameValue parsed = NameValue.Split(setting);
            values[parsed.Name] = parsed.Error is null
                ? parsed.Value
                : throw new ConfigurationException($"invalid parameter override: {setting}: {parsed.Error}");
        }

        return values;
    }
}
