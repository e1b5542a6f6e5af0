namespace Postfix.Architecture;

/// <summary>The layers of common/ (docs/architecture.md): each uses only those before it.</summary>
public sealed class LayerTests
{
    private static readonly string[] s_layers =
    [
        "Posix", "Text", "Net", "Logging", "Events", "Config", "Ipc", "Lookup", "Mail", "Dns", "Tls", "Sasl", "Milter", "Smtp",
        "Services", "Server", "Delivery", "Cli",
    ];

    [Fact]
    public void Every_folder_of_common_is_a_known_layer() =>
        Assert.Empty(Repository.ProductFiles().Select(file => file.Layer).OfType<string>().Distinct().Except(s_layers));

    [Fact]
    public void A_layer_uses_only_the_layers_before_it()
    {
        IEnumerable<string> offences =
            from file in Repository.ProductFiles()
            where file.Layer != null
            from used in file.References()
            let rank = Array.IndexOf(s_layers, used)
            where rank > Array.IndexOf(s_layers, file.Layer)
            select $"{file.Path} uses {used}";
        Assert.True(!offences.Any(), string.Join('\n', offences.Distinct()));
    }

    [Fact]
    public void Common_does_not_know_any_program()
    {
        IEnumerable<string> offences =
            from file in Repository.ProductFiles()
            where file.Layer != null
            from used in file.References()
            where !s_layers.Contains(used)
            select $"{file.Path} uses {used}";
        Assert.True(!offences.Any(), string.Join('\n', offences.Distinct()));
    }

    [Fact]
    public void A_folder_of_common_is_its_namespace()
    {
        IEnumerable<string> offences =
            from file in Repository.ProductFiles()
            where file.Layer != null && file.Namespace != null
            let top = string.Join('.', file.Namespace!.Split('.').Take(2))
            where top != "Postfix." + file.Layer
            select $"{file.Path} declares {file.Namespace}";
        Assert.True(!offences.Any(), string.Join('\n', offences));
    }

    [Fact]
    public void A_program_does_not_use_another_program()
    {
        IEnumerable<string> offences =
            from program in Repository.Programs()
            where Repository.Read($"{program}/{program}.csproj").Contains("ProjectReference", StringComparison.Ordinal)
            select program;
        Assert.True(!offences.Any(), string.Join('\n', offences));
    }

    [Fact]
    public void Every_program_is_in_an_executable()
    {
        string[] executables = [Repository.Read("packaging/daemons/Program.cs"), Repository.Read("packaging/commands/Program.cs")];
        string own = Repository.Read("Makefile").Split('\n').Single(line => line.StartsWith("EXECUTABLES = ", StringComparison.Ordinal));
        IEnumerable<string> missing =
            from program in Repository.Programs()
            where !executables.Any(table => table.Contains($"[\"{program}\"]", StringComparison.Ordinal)) && !own.Split(' ').Contains(program)
            select program;
        Assert.Empty(missing);
    }
}
