using Postfix.Posix;
using Postfix.Text;

namespace Postfix.Tests.Postconf;

public sealed class MainCfEditorTests
{
    private const string Original = "# about names\nmyhostname = a\nmydestination = one,\n  two\n  # inside\n  three\n\nmyorigin=b";

    [Theory]
    [InlineData("# about names\nmyhostname = x\nmydestination = one,\n  two\n  # inside\n  three\n\nmyorigin=b\n", "myhostname=x")]
    [InlineData("# about names\nmyhostname = a\nmydestination = x\n  # inside\n\nmyorigin=b\n", "-e", "mydestination = x ")]
    [InlineData("# about names\nmyhostname = a\n#mydestination = one,\n#  two\n  # inside\n#  three\n\nmyorigin=b\n", "-#", "mydestination")]
    [InlineData("# about names\nmydestination = one,\n  two\n  # inside\n  three\n\n", "-X", "myhostname", "myorigin")]
    [InlineData(Original + "\nbiff = no\nrelayhost = \n", "relayhost=", "biff=no")]
    public void Requested_lines_change_and_all_others_stay(string expected, params string[] arguments)
    {
        using PostconfSandbox sandbox = new(Original);
        sandbox.Show(arguments);
        Assert.Equal(expected, sandbox.Main);
    }

    [Theory]
    [InlineData("\u00c3\u00a0 = 1\nb = 1\n", "b = 1\n", "\u00c3\u00a0")]
    [InlineData("a = 1\n\u00a0b = 1\n", "\u00a0b = 1\n", "a")]
    [InlineData("a = 1\n\u0085b = 1\n", "\u0085b = 1\n", "a")]
    public void Bytes_of_letters_are_no_white_space(string before, string after, string name)
    {
        using PostconfSandbox sandbox = new();
        File.WriteAllBytes(sandbox.MainPath, ByteText.ToBytes(before));
        sandbox.Show("-X", name);
        Assert.Equal(after, ByteText.FromBytes(File.ReadAllBytes(sandbox.MainPath)));
    }

    [Fact]
    public void Owner_and_mode_stay_and_nothing_is_left_behind()
    {
        using PostconfSandbox sandbox = new("a = 1\n");
        const int Mode = 0x1A0; // 0640
        FileSystem.ChangeMode(sandbox.MainPath, Mode);
        sandbox.Show("-e", "a=2");
        Assert.Equal(Mode, FileSystem.TryStatus(sandbox.MainPath)!.Value.Permissions);
        Assert.False(File.Exists(sandbox.MainPath + ".tmp"));
    }

    [Fact]
    public void Whoever_reads_sees_the_file_before_or_after_an_edit()
    {
        const int Edits = 25;
        const string Rest = "# text that takes some time to write\n";
        string rest = string.Concat(Enumerable.Repeat(Rest, 4_000));
        string[] complete = [$"a = 0\n{rest}", $"a = 1\n{rest}"];
        bool isDone = false;
        int incomplete = 0;
        using PostconfSandbox sandbox = new(complete[0]);
        Thread reader = new(() =>
        {
            do
            {
                incomplete += complete.Contains(ByteText.FromBytes(FileSystem.ReadAll(sandbox.MainPath))) ? 0 : 1;
            }
            while (!Volatile.Read(ref isDone));
        });
        reader.Start();
        for (int edit = 1; edit <= Edits; edit++)
        {
            sandbox.Show("-e", $"a={edit % 2}");
        }

        Volatile.Write(ref isDone, true);
        reader.Join();
        Assert.Equal(0, incomplete);
    }

    [Fact]
    public void A_crash_of_another_editor_is_no_obstacle()
    {
        using PostconfSandbox sandbox = new("a = 1\n");
        File.WriteAllText(sandbox.MainPath + ".tmp", "half a fi");
        sandbox.Show("-e", "a=2");
        Assert.Equal("a = 2\n", sandbox.Main);
    }

    [Theory]
    [InlineData("postconf: warning: DIR/main.cf: multiple entries for \"a\"\n", "a=3")]
    [InlineData("postconf: warning: ignoring earlier request: 'b = 1'\n", "b=1", "b=2")]
    public void Repetitions_cost_a_warning(string warning, params string[] arguments)
    {
        using PostconfSandbox sandbox = new("a = 1\na = 2\n");
        Assert.Equal((0, "", warning), sandbox.Run(arguments));
    }

    [Theory]
    [InlineData("missing '=' after attribute name: \"novalue\"", "-e", "novalue")]
    [InlineData("missing attribute name: \"=x\"", "-e", "=x")]
    [InlineData("-e, -X, or -# accepts no multi-line input", "a=b\nc")]
    [InlineData("-e, -X, or -# accepts no comment input", "-X", "#a")]
    [InlineData("-X or -# requires parameter names without value", "-X", "a", "b=c")]
    [InlineData("-X or -# requires non-blank parameter names", "-X", " ")]
    public void A_bad_request_changes_nothing(string message, params string[] arguments)
    {
        using PostconfSandbox sandbox = new("a = 1\n");
        Assert.Equal((1, "", $"postconf: fatal: {message}\n"), sandbox.Run(arguments));
        Assert.Equal("a = 1\n", sandbox.Main);
    }
}
