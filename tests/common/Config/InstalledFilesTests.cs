using System.Runtime.CompilerServices;
using Postfix.Config;

namespace Postfix.Tests.Config;

/// <summary>The files in etc/ are what a site gets.</summary>
public sealed class InstalledFilesTests
{
    private static readonly string Directory = Path.Combine(RepositoryRoot(), "etc");

    [Fact]
    public void Main_cf_sets_only_known_parameters_to_valid_values()
    {
        MainCf file = MainCf.Load($"{Directory}/main.cf");
        Settings settings = Settings.FromFile(Directory, file, []);

        Assert.Empty(file.Warnings);
        foreach ((string name, string value) in file.Values)
        {
            Parameter? parameter = ParameterCatalog.Find(name);
            Assert.NotNull(parameter);
            parameter.Validate(name, settings.Expand(value), settings.Expand(parameter.DefaultText(settings)));
        }
    }

    [Fact]
    public void Main_cf_leaves_no_default_to_the_safety_net()
    {
        Settings settings = Settings.FromFile(Directory, MainCf.Load($"{Directory}/main.cf"), []);
        Assert.DoesNotContain(
            ParameterCatalog.Groups.SelectMany(group => group.Parameters),
            parameter => LegacyDefaults.AppliesTo(settings, parameter));
    }

    [Fact]
    public void Master_cf_names_only_programs_that_exist_and_none_in_a_jail()
    {
        Settings settings = Settings.FromFile(Directory, MainCf.Load($"{Directory}/main.cf"), []);
        MasterCf master = MasterCf.Parse(File.ReadAllBytes($"{Directory}/master.cf"), "master.cf", settings);

        string[] programs = [.. master.Services.Select(service => service.Command == "lmtp" ? "smtp" : service.Command)];
        Assert.All(programs, program => Assert.True(System.IO.Directory.Exists(Path.Combine(Directory, "..", program)), program));
        Assert.DoesNotContain(master.Services, service => service.Chroot);
        Assert.Empty(master.Warnings);
        Assert.Empty(master.Notices);
    }

    private static string RepositoryRoot([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
