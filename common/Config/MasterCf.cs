using Postfix.Net;

namespace Postfix.Config;

/// <summary>The services of master.cf (master(5)) in the order of the file, without those that <c>master_service_disable</c> turns off.</summary>
public sealed class MasterCf
{
    private readonly List<MasterService> _services = [];
    private readonly List<string> _warnings = [];
    private readonly List<string> _notices = [];
    private readonly Settings _settings;
    private readonly string _path;

    private MasterCf(Settings settings, string path) => (_settings, _path) = (settings, path);

    /// <summary>The services.</summary>
    public IReadOnlyList<MasterService> Services => _services;

    /// <summary>What is odd in the file, but no error; for <c>warning:</c> lines.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Which services run in a jail only because the compatibility level is 0; for plain log lines.</summary>
    public IReadOnlyList<string> Notices => _notices;

    /// <summary>Reads <c>master.cf</c> of the configuration directory.</summary>
    /// <exception cref="ConfigurationException">It cannot be read, or an entry is wrong; the message names file, line and field.</exception>
    public static MasterCf Load(Settings settings)
    {
        string path = $"{settings.ConfigDirectory}/master.cf";
        return Parse(ConfigurationFile.Read(path, "end_master_ent: close configuration file"), path, settings);
    }

    /// <summary>Parses the content of a file.</summary>
    public static MasterCf Parse(ReadOnlyMemory<byte> content, string path, Settings settings)
    {
        MasterCf file = new(settings, path);
        ServicePatterns disabled = new(file.DisabledServices());
        LogicalLineReader lines = new(content, path, file._warnings.Add);
        while (lines.Read() is { } line)
        {
            MasterFields fields = new(line, path);
            string name = fields.TakeName("service");
            string type = fields.Take("transport type");
            if (!disabled.Matches(name, type))
            {
                file._services.Add(file.Parse(name, type, fields, line.First, lines.LineAt));
            }
        }

        return file;
    }

    private string DisabledServices()
    {
        string disabled = _settings[MasterParameters.MasterServiceDisable];
        if (NetworkProtocols.Of(_settings) != InetProtocols.None)
            return disabled;

        Parameter<string> protocols = MailParameters.InetProtocols;
        _warnings.Add($"all network protocols are disabled ({protocols} = {_settings[protocols]})");
        _warnings.Add("disabling all type \"inet\" services in master.cf");
        return $"inet, {disabled}";
    }

    private MasterService Parse(string name, string typeName, MasterFields fields, int line, Func<int, int> lineAt)
    {
        ServiceType type = ParseType(typeName) ?? throw fields.Error($"bad transport type: {typeName}");
        bool isPrivate = fields.TakeFlag("private", true);
        if (isPrivate && type == ServiceType.Inet)
        {
            throw fields.Error("inet service cannot be private");
        }

        bool isUnprivileged = fields.TakeFlag("unprivileged", true);
        bool isJailed = TakeChroot(fields, line);
        (int wakeup, bool onlyWhenUsed) = fields.TakeConditionalNumber("wakeup_time");
        List<int> places = [];
        return new MasterService
        {
            Name = name,
            Type = type,
            TypeName = typeName,
            Private = isPrivate,
            Unprivileged = isUnprivileged,
            Chroot = isJailed,
            Wakeup = TimeSpan.FromSeconds(wakeup),
            WakeupOnlyWhenUsed = wakeup > 0 && onlyWhenUsed,
            ProcessLimit = fields.TakeNumber("max_proc", _settings[MasterParameters.DefaultProcessLimit]),
            Command = fields.Take("command"),
            Arguments = fields.TakeArguments(places),
            ArgumentLines = [.. places.Select(lineAt)],
            File = _path,
            Line = line,
        };
    }

    /// <summary>Before compatibility level 1 a dash meant "yes".</summary>
    private bool TakeChroot(MasterFields fields, int line)
    {
        bool isOldLevel = _settings.CompatibilityLevel < new CompatibilityLevel(1);
        if (isOldLevel && fields.NextIsDefault)
        {
            _notices.Add($"{_path}: line {line}: using backwards-compatible default setting chroot=y");
        }

        return fields.TakeFlag("chroot", isOldLevel);
    }

    private static ServiceType? ParseType(string name) => name switch
    {
        "inet" => ServiceType.Inet,
        "unix" => ServiceType.Unix,
        "unix-dgram" => ServiceType.UnixDatagram,
        "fifo" => ServiceType.Fifo,
        "pass" => ServiceType.Pass,
        _ => null,
    };
}
