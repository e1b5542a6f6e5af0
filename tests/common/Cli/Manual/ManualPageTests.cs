using Postfix.Cli.Manual;

namespace Postfix.Tests.Cli.Manual;

public sealed class ManualPageTests
{
    [Fact]
    public void A_title_has_names_and_a_summary()
    {
        ManualPage page = ManualPage.Parse("# sendmail(1), mailq(1) - send mail - now\n");
        Assert.Equal([new ManualReference("sendmail", '1'), new ManualReference("mailq", '1')], page.Names);
        Assert.Equal("send mail - now", page.Summary);
        Assert.Empty(page.Blocks);
    }

    [Theory]
    [InlineData("")]
    [InlineData("sample(1) - no mark\n")]
    [InlineData("# sample(1)\n")]
    [InlineData("# sample - no section\n")]
    [InlineData("# sample(0) - no such section\n")]
    [InlineData("# sample(1) - a page\n\n   three columns\n")]
    public void What_is_no_page_is_refused(string text) => Assert.Throws<FormatException>(() => ManualPage.Parse(text));

    [Fact]
    public void Headings_and_paragraphs_are_told_apart()
    {
        IReadOnlyList<ManualBlock> blocks = ManualPage.ParseBlocks("## ONE\nfirst\nsecond\n\nthird\n### Two\n");
        Assert.Equal(
            [
                new ManualHeading(2, "ONE"),
                new ManualParagraph("first second", "first"),
                new ManualParagraph("third", "third"),
                new ManualHeading(3, "Two"),
            ],
            blocks);
    }

    [Fact]
    public void Code_keeps_its_empty_lines_and_its_indentation()
    {
        var code = Assert.IsType<ManualCode>(Assert.Single(ManualPage.ParseBlocks("    a\n\n      b\n\n")));
        Assert.Equal(["a", "", "  b"], code.Lines);
    }

    [Fact]
    public void A_list_may_follow_a_paragraph_at_once()
    {
        IReadOnlyList<ManualBlock> blocks = ManualPage.ParseBlocks("These:\n* one\n  goes on\n* two\n\n  further\n");
        Assert.Equal(new ManualParagraph("These:", "These:"), blocks[0]);
        var list = Assert.IsType<ManualList>(blocks[1]);
        Assert.False(list.IsNumbered);
        Assert.Equal([new ManualParagraph("one goes on", "one")], list.Items[0]);
        Assert.Equal([new ManualParagraph("two", "two"), new ManualParagraph("further", "further")], list.Items[1]);
        Assert.Equal(2, blocks.Count);
    }

    [Fact]
    public void A_number_within_a_paragraph_begins_no_list()
    {
        ManualBlock block = Assert.Single(ManualPage.ParseBlocks("It is port\n25. Another is\n587.\n"));
        Assert.Equal(new ManualParagraph("It is port 25. Another is 587.", "It is port"), block);
    }

    [Fact]
    public void Numbered_items_are_counted()
    {
        var list = Assert.IsType<ManualList>(Assert.Single(ManualPage.ParseBlocks("1. one\n2. two\n   goes on\n")));
        Assert.True(list.IsNumbered);
        Assert.Equal([new ManualParagraph("two goes on", "two")], list.Items[1]);
    }

    [Fact]
    public void Definitions_have_terms_and_all_that_is_indented()
    {
        var list = Assert.IsType<ManualDefinitions>(Assert.Single(ManualPage.ParseBlocks(
            "`-a`\n`-b` *name*\n: What it is.\n  More.\n\n      code\n\n`-c`\n: Another.\n")));
        Assert.Equal(["`-a`", "`-b` *name*"], list.Entries[0].Terms);
        Assert.Equal("What it is.", list.Entries[0].FirstLine);
        Assert.Equal(new ManualParagraph("What it is. More.", "What it is."), list.Entries[0].Blocks[0]);
        Assert.Equal(["code"], Assert.IsType<ManualCode>(list.Entries[0].Blocks[1]).Lines);
        Assert.Equal(["`-c`"], list.Entries[1].Terms);
    }

    [Fact]
    public void A_page_finds_the_definitions_of_a_section()
    {
        ManualPage page = ManualPage.Parse("# a(1) - b\n## ONE\nx\n: y\n## TWO\nz\n: y\n### More\nzz\n: y\n");
        Assert.Equal(["z", "zz"], page.Definitions("TWO").Select(entry => entry.Terms[0]));
    }

    [Fact]
    public void An_insertion_has_a_name_and_an_argument() => Assert.Equal(
        [new ManualInsertion("parameters", ""), new ManualInsertion("parameters", "smtpd")],
        ManualPage.ParseBlocks("{{parameters}}\n{{parameters smtpd}}\n"));
}
