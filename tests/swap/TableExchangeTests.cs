using Postfix.Tests.System;

namespace Postfix.Tests.Swap;

/// <summary>Tables that one system built hold the same for both.</summary>
public sealed class TableExchangeTests
{
    private const int Keys = 100_000;

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void Either_reads_what_either_built(string type)
    {
        using MailSystem mail = new(
            $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix", "compatibility_level = 3.6");
        string[] keys = [.. Enumerable.Range(0, Keys).Select(KeyOf)];
        string queries = string.Concat(keys.Select(key => key + "\n").Append("missing@example.org\n"));
        string answers = string.Concat(keys.Select((key, index) => $"{key}\t{ValueOf(index)}\n"));
        string lines = string.Concat(keys.Select((key, index) => $"{key} {ValueOf(index)}\n"));
        foreach (Installation maker in (Installation[])[MixedInstallation.Debian, Installation.Ours])
        {
            string table = $"{type}:{mail.Write("table", lines)}";
            Assert.Equal(0, mail.Program(Path.Combine(maker.Commands, "postmap"), "", table));
            foreach (Installation reader in (Installation[])[MixedInstallation.Debian, Installation.Ours])
            {
                string postmap = Path.Combine(reader.Commands, "postmap");
                Assert.Equal(answers, mail.Answer(postmap, queries, "-q", "-", table));
                Assert.Equal(
                    Sorted(answers), Sorted(mail.Answer(postmap, "", "-s", table)));
            }
        }
    }

    [Theory]
    [InlineData("hash")]
    [InlineData("btree")]
    [InlineData("lmdb")]
    public void Either_reads_aliases_of_either(string type)
    {
        using MailSystem mail = new(
            $"meta_directory = {MailSystem.Root}/build/peer/etc/postfix", "compatibility_level = 3.6");
        string aliases = mail.Write("aliases", """
            Plain: nobody
            "quoted name": |"/bin/cat >/dev/null", other
            list: :include:/some/where
            folded: first,
                second

            """);
        string queries = "plain\nPLAIN\nlist\nfolded\nmissing\n@\nyp_last_modified\n";
        List<string> answers = [];
        List<string> quoted = [];
        foreach (Installation maker in (Installation[])[MixedInstallation.Debian, Installation.Ours])
        {
            Assert.Equal(0, mail.Program(Path.Combine(maker.Commands, "postalias"), "", $"{type}:{aliases}"));
            foreach (Installation reader in (Installation[])[MixedInstallation.Debian, Installation.Ours])
            {
                string postalias = Path.Combine(reader.Commands, "postalias");
                answers.Add(mail.Answer(postalias, queries, "-q", "-", $"{type}:{aliases}"));
                quoted.Add(mail.Answer(postalias, "quoted name\n\"quoted name\"\n", "-q", "-", $"{type}:{aliases}"));
            }
        }
        Assert.Contains("list:\t:include:/some/where\n", answers[0], StringComparison.Ordinal);
        Assert.All(answers, answer => Assert.Equal(answers[0], answer));
        // Since 3.12 names keep the quotes that they need.
        const string command = ":\t|\"/bin/cat >/dev/null\", other\n";
        Assert.Equal([$"quoted name{command}", $"quoted name{command}", $"\"quoted name\"{command}", $"\"quoted name\"{command}"], quoted);
    }

    private static string Sorted(string lines) => string.Join('\n', lines.Split('\n').Order(StringComparer.Ordinal));

    // Keys of many lengths, with what keys are made of.
    private static string KeyOf(int index) => (index % 5) switch
    {
        0 => $"user{index}@example{index % 97}.org",
        1 => $"{index}.example.net",
        2 => $"user+tag{index}@{new string('x', index % 60)}.example",
        3 => $"192.0.2.{index}",
        _ => $"=?{index}!#$%&'*/{new string('k', index % 200)}",
    };

    private static string ValueOf(int index) => $"value {index}, {new string('v', index % 300)}end";
}
