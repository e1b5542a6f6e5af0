namespace Postfix.Tests.Postconf;

/// <summary>A random master.cf: services, each of a name and type of its own, among lines that mean nothing.</summary>
internal sealed class RandomMasterCf
{
    public RandomMasterCf(Random random)
    {
        for (int count = random.Next(6); count > 0; count--)
        {
            RandomService service = new(random);
            if (!Services.Exists(other => other.NameAndType == service.NameAndType))
            {
                Services.Add(service);
            }
        }

        Blocks = [.. Services.SelectMany<RandomService, object>(service => [.. Between(random), service]), .. Between(random)];
        Text = RandomLines.Finish(random, string.Concat(Blocks.Select(block => block as string ?? string.Concat(((RandomService)block).Lines))));
    }

    /// <summary>The file.</summary>
    public string Text { get; }

    /// <summary>The services in their order.</summary>
    public List<RandomService> Services { get; } = [];

    /// <summary>The file in pieces: lines that belong to no service are strings.</summary>
    public IReadOnlyList<object> Blocks { get; }

    private static List<string> Between(Random random) => random.Several(2, () => RandomLines.Ignored(random));
}
