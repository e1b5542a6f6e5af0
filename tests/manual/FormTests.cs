using Postfix.Packaging.Manual;

namespace Postfix.Tests.Manual;

public sealed class FormTests
{
    [Fact]
    public void The_pages_in_the_repository_are_those_that_the_source_makes()
    {
        string folder = Path.Combine(Source.Root, "docs/html");
        Dictionary<string, string> expected = HtmlForm.Files(Source.Book).ToDictionary(page => page.File, page => page.Text);
        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(expected, page => Assert.Equal(page.Value, File.ReadAllText(Path.Combine(folder, page.Key))));
    }
}
