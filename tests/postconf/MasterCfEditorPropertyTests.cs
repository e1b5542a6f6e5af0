using Postfix.Config;
using Postfix.Postconf;
using Postfix.Text;

namespace Postfix.Tests.Postconf;

/// <summary>What holds for every edit of every master.cf.</summary>
public sealed class MasterCfEditorPropertyTests
{
    private const int Cases = 60;

    /// <summary>Changes the words of a service; null when the service goes away.</summary>
    private delegate List<string>? Change(List<string> words);

    [Fact]
    public void A_field_reads_back_as_given_and_everything_else_stays() => RandomCases.Check(Cases, random =>
    {
        RandomMasterCf file = new(random);
        int field = random.Next(2, 8);
        List<string> value = field < 7 ? [random.Pick(["-", "60", "y"])] : new RandomService(random).Words[7..];
        if (field is 5 or 6 == (value[0] == "y") || (field < 5 && value[0] == "60"))
        {
            value = ["-"];
        }

        string name = ((MasterField)field).ToString().ToLowerInvariant() switch { "processlimit" => "process_limit", var other => other };
        string text = string.Join(' ', value.Select(word => word.Length == 0 || word[0] == '{' || word.Contains(' ') ? $"{{{word}}}" : word));
        (string service, string type) = Pattern(random, file);
        Check(random, file, service, type, ["-F", $"{service}/{type}/{name}={text}"],
            words => field < 7 ? [.. words[..field], .. value, .. words[(field + 1)..]] : [.. words[..7], .. value]);
    });

    [Fact]
    public void A_setting_reads_back_as_given_and_everything_else_stays() => RandomCases.Check(Cases, random =>
    {
        RandomMasterCf file = new(random);
        string name = random.Pick(["a", "c", "x", "new"]);
        string setting = $"{name}={random.Pick(["", "v", "$x", "a,b", "x=y", "{x}", RandomLines.Letter])}";
        (string service, string type) = Pattern(random, file);
        Check(random, file, service, type, ["-P", $"{service}/{type}/{setting}"], words =>
        {
            int[] present = SettingsOf(words, name);
            if (present.Length == 0)
            {
                return [.. words[..EndOfOptions(words)], "-o", setting, .. words[EndOfOptions(words)..]];
            }

            return [.. words.Select((word, i) => present.Contains(i) ? setting : word)];
        });
    });

    [Fact]
    public void A_setting_is_removed_and_everything_else_stays() => RandomCases.Check(Cases, random =>
    {
        RandomMasterCf file = new(random);
        string name = random.Pick(["a", "c", "x", "new"]);
        (string service, string type) = Pattern(random, file);
        Check(random, file, service, type, ["-PX", $"{service}/{type}/{name}"], words =>
        {
            int[] present = SettingsOf(words, name);
            return [.. words.Where((_, i) => !present.Contains(i) && !present.Contains(i + 1))];
        });
    });

    [Fact]
    public void A_service_is_removed_and_all_others_stay() => RandomCases.Check(Cases, random =>
    {
        RandomMasterCf file = new(random);
        (string service, string type) = Pattern(random, file);
        Check(random, file, service, type, ["-MX", $"{service}/{type}"], _ => null);
    });

    [Fact]
    public void A_service_is_commented_out_and_all_others_stay() => RandomCases.Check(Cases, random =>
    {
        RandomMasterCf file = new(random);
        (string service, string type) = Pattern(random, file);
        IEnumerable<string> expected = file.Blocks.SelectMany<object, string>(block => block switch
        {
            RandomService found when Matches(found.Words, service, type) => found.Lines.Select(line => IsIgnored(line) ? line : $"#{line}"),
            RandomService other => other.Lines,
            _ => [(string)block],
        });
        byte[] result = EditTwice(random, file, ["-M#", $"{service}/{type}"]);
        Assert.Equal(string.Concat(expected), EndedLine(ByteText.FromBytes(result)));
    });

    [Fact]
    public void A_service_is_replaced_or_added_and_all_others_stay() => RandomCases.Check(Cases, random =>
    {
        RandomMasterCf file = new(random);
        RandomService replacement = new(random);
        string text = string.Concat(replacement.Lines.Where(line => !IsIgnored(line))).Replace('\n', ' ');
        string[] arguments = ["-M", $"{replacement.NameAndType}={text}"];
        if (file.Services.Exists(service => service.NameAndType == replacement.NameAndType))
        {
            Check(random, file, replacement.Words[0], replacement.Words[1], arguments, _ => replacement.Words);
        }
        else
        {
            byte[] result = EditTwice(random, file, arguments);
            Assert.StartsWith(EndedLine(file.Text), ByteText.FromBytes(result), StringComparison.Ordinal);
            Assert.Equal([.. file.Services.Select(service => service.Words), replacement.Words], Read(result));
        }
    });

    /// <summary>
    /// The lines of other services, and those of no service, stay where they are; comments within a service are kept; and the services
    /// that are meant change as they should.
    /// </summary>
    private static void Check(Random random, RandomMasterCf file, string service, string type, string[] arguments, Change change)
    {
        byte[] result = EditTwice(random, file, arguments);
        List<List<string>?> expected =
            [.. file.Services.Select(found => Matches(found.Words, service, type) ? change([.. found.Words]) : found.Words)];
        Assert.Equal(expected.OfType<List<string>>(), Read(result));

        string rest = ByteText.FromBytes(result);
        foreach (object block in file.Blocks)
        {
            if (block is RandomService found && Matches(found.Words, service, type))
            {
                rest = Skip(rest, found, isGone: change([.. found.Words]) is null);
            }
            else
            {
                string text = block as string ?? string.Concat(((RandomService)block).Lines);
                Assert.StartsWith(text, rest, StringComparison.Ordinal);
                rest = rest[text.Length..];
            }
        }

        Assert.Equal("", rest);
    }

    // Written anew in lines of which all but the first begin with four blanks, among the comments that were in it.
    private static string Skip(string text, RandomService service, bool isGone)
    {
        string rest = text;
        Queue<string> comments = new(service.Lines.Where(IsIgnored));
        bool isWritten = isGone;
        while (comments.Count > 0 || !isWritten)
        {
            if (comments.TryPeek(out string? comment) && rest.StartsWith(comment, StringComparison.Ordinal))
            {
                rest = rest[comments.Dequeue().Length..];
                continue;
            }

            Assert.False(isWritten, $"a comment was lost before: {rest}");
            isWritten = true;
            do
            {
                rest = rest[(rest.IndexOf('\n') + 1)..];
            }
            while (rest.StartsWith("    ", StringComparison.Ordinal));
        }

        return rest;
    }

    private static byte[] EditTwice(Random random, RandomMasterCf file, string[] arguments)
    {
        using PostconfSandbox sandbox = new();
        File.WriteAllBytes(sandbox.MasterPath, ByteText.ToBytes(file.Text));
        byte[] result = sandbox.EditFile(random, sandbox.MasterPath, arguments);
        Assert.Equal(result, sandbox.EditFile(random, sandbox.MasterPath, arguments));
        return result;
    }

    private static List<List<string>> Read(byte[] content)
    {
        using PostconfSandbox sandbox = new();
        File.WriteAllBytes(sandbox.MasterPath, content);
        return [.. MasterFile.Load(sandbox.MasterPath, MissingFile.IsFatal, static _ => { }).Select(Words)];
    }

    private static List<string> Words(MasterEntry entry) =>
        [.. Enum.GetValues<MasterField>().Select(field => entry[field]), .. entry.Arguments];

    /// <summary>A selection that matches one service, several, or none.</summary>
    private static (string Service, string Type) Pattern(Random random, RandomMasterCf file)
    {
        RandomService meant = file.Services.Count > 0 && random.Chance(80) ? random.Pick(file.Services) : new RandomService(random);
        return (random.Chance(15) ? "*" : meant.Words[0], random.Chance(25) ? "*" : meant.Words[1]);
    }

    private static bool Matches(List<string> words, string service, string type) =>
        (service == "*" || service == words[0]) && (type == "*" || type == words[1]);

    // Where in the words "name=…" stands after "-o".
    private static int[] SettingsOf(List<string> words, string name) =>
        [.. Enumerable.Range(8, EndOfOptions(words) - 8).Where(i => words[i - 1] == "-o" && words[i].StartsWith($"{name}=", StringComparison.Ordinal))];

    private static int EndOfOptions(List<string> words)
    {
        int end = 8;
        while (end < words.Count && words[end] is "-v" or "-o")
        {
            end += words[end] == "-o" ? 2 : 1;
        }

        return end;
    }

    private static bool IsIgnored(string line) => ByteText.TrimStart(line) is "" or ['#', ..];

    private static string EndedLine(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
}
