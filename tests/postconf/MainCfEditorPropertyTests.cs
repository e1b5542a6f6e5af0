using Postfix.Config;
using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Postconf;

/// <summary>What holds for every edit of every main.cf.</summary>
public sealed class MainCfEditorPropertyTests
{
    private const int Cases = 60;

    private static readonly string[] s_around = ["", "", " ", "\t"];

    [Fact]
    public void A_setting_reads_back_as_given_and_lines_of_others_stay() => RandomCases.Check(Cases, random =>
    {
        RandomMainCf file = new(random);
        SortedDictionary<string, string> values = new(StringComparer.Ordinal);
        for (int count = random.Next(1, 4); count > 0; count--)
        {
            values[RandomMainCf.Name(random)] = RandomMainCf.Value(random);
        }

        string[] operands = [.. values.Select(pair =>
            $"{random.Pick(s_around)}{pair.Key}{random.Pick(s_around)}={random.Pick(s_around)}{pair.Value}{random.Pick(s_around)}")];
        byte[] result = EditTwice(random, file, ["-e", .. operands]);
        Assert.Equal(EndedLine(file.With(values)), ByteText.FromBytes(result));
        if (!file.HasFaults)
        {
            MainCf read = MainCf.Parse(result, "main.cf");
            Assert.All(values, pair => Assert.Equal(pair.Value, read.Values[pair.Key]));
        }
    });

    [Fact]
    public void A_parameter_is_removed_and_lines_of_others_stay() =>
        CheckNames("-X", (file, names) => file.Without(names));

    [Fact]
    public void A_parameter_is_commented_out_and_lines_of_others_stay() =>
        CheckNames("-#", (file, names) => file.WithCommentedOut(names));

    private static void CheckNames(string option, Func<RandomMainCf, ISet<string>, string> edit) => RandomCases.Check(Cases, random =>
    {
        RandomMainCf file = new(random);
        HashSet<string> names = [RandomMainCf.Name(random), .. random.Several(2, () => RandomMainCf.Name(random))];
        byte[] result = EditTwice(random, file, [option, .. names.Select(name => $"{random.Pick(s_around)}{name}{random.Pick(s_around)}")]);
        Assert.Equal(EndedLine(edit(file, names)), ByteText.FromBytes(result));
    });

    /// <summary>The file after the edit; a second one has to find nothing to do.</summary>
    private static byte[] EditTwice(Random random, RandomMainCf file, string[] arguments)
    {
        using PostconfSandbox sandbox = new();
        File.WriteAllBytes(sandbox.MainPath, ByteText.ToBytes(file.Text));
        byte[] result = sandbox.EditFile(random, sandbox.MainPath, arguments);
        Assert.Equal(result, sandbox.EditFile(random, sandbox.MainPath, arguments));
        return result;
    }

    // The last line gets its end whether or not it is concerned.
    private static string EndedLine(string text) => text.Length == 0 || text.EndsWith('\n') ? text : text + "\n";
}
