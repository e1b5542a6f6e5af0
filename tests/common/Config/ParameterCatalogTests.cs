using Postfix.Config;

namespace Postfix.Tests.Config;

public sealed class ParameterCatalogTests
{
    /// <summary>virtual(8) refuses to run until the postmaster sets these.</summary>
    private static readonly string[] MustBeSet = ["virtual_mailbox_base"];

    [Fact]
    public void Every_default_is_a_valid_value()
    {
        Settings settings = Settings.FromValues(("compatibility_level", "3.6"));
        foreach (ParameterGroup group in ParameterCatalog.Groups)
        {
            foreach (Parameter parameter in group.Parameters.Where(p => !MustBeSet.Contains(p.Name)))
            {
                string text = parameter.DefaultText(settings);
                if (parameter.Kind != ParameterKind.Raw)
                    text = settings.Expand(text);
                parameter.Validate(parameter.Name, text, text);
            }
        }
    }

    [Fact]
    public void No_name_is_declared_twice_and_each_is_found()
    {
        HashSet<string> names = [];
        foreach (Parameter parameter in ParameterCatalog.Groups.SelectMany(group => group.Parameters))
        {
            Assert.True(names.Add(parameter.Name), parameter.Name);
            Assert.Same(parameter, ParameterCatalog.Find(parameter.Name));
        }
    }
}
