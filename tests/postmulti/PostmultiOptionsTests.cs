using Postfix.Cli;
using Postfix.Logging;
using Postfix.Postmulti;

namespace Postfix.Tests.Postmulti;

public sealed class PostmultiOptionsTests
{
    [Theory]
    [InlineData("-a -i x -l", "Specity no more than one of '-a', '-g', '-i'")]
    [InlineData("-l -i a -i b", "Specity no more than one of '-a', '-g', '-i'")]
    [InlineData("-l -g a -g a", "Specity no more than one of '-a', '-g', '-i'")]
    [InlineData("-e init -e enable", "Specify exactly one of '-e', '-l', '-p', '-x'")]
    [InlineData("", "Specify exactly one of '-e', '-l', '-p', '-x'")]
    [InlineData("-l -p start", "Specify exactly one of '-e', '-l', '-p', '-x'")]
    [InlineData("-l start", "Command not allowed with '-l'")]
    [InlineData("-p", "Command required with '-p' or '-x' option")]
    [InlineData("-R -p start", "The '-p' and '-e' options preclude the use of '-R'")]
    [InlineData("-e enable -I postfix-a", "Cannot assign instance name or group with '-e enable'")]
    [InlineData("-e assign", "Specify new instance name or group with '-e assign'")]
    [InlineData("-e destroy a=b", "Parameter overrides not valid with '-e destroy'")]
    [InlineData("-l -G x", "Cannot assign instance name or group without '-e assign'")]
    [InlineData("-j -x date", "JSON output available only with '-l'")]
    [InlineData("-G a -G b -e create", "Specify at most one '-G' option")]
    [InlineData("-e nosuch",
        "Invalid '-e' edit action 'nosuch'. Specify 'create', 'destroy', 'import', 'deport', 'enable', 'disable', 'assign' or 'init'")]
    public void Options_that_do_not_go_together_are_refused(string arguments, string message) =>
        Assert.Equal(message, Assert.Throws<FatalException>(() => Parse(arguments)).Message);

    [Theory]
    [InlineData("-l -a -a")]
    [InlineData("-e init -e init")]
    [InlineData("-p -R -R start")]
    public void What_says_nothing_new_may_be_said_again(string arguments) => Assert.False(Parse(arguments).IsReversed);

    [Fact]
    public void A_mode_may_be_given_twice()
    {
        PostmultiOptions options = Parse("-x -x date");
        Assert.False(options.UsesPostfix || options.Lists);
    }

    [Fact]
    public void An_edit_has_its_action_and_names()
    {
        PostmultiOptions options = Parse("-i postfix-a -e assign -I - -G mta");
        Assert.Equal(EditAction.Assign, options.Edit);
        Assert.Equal(new Selection(SelectionKind.Instance, "postfix-a"), options.Selection);
        Assert.Equal(new NewNames("", "mta"), options.Names);
    }

    private static PostmultiOptions Parse(string arguments)
    {
        PostmultiOptions options = new();
        CommandLine line = options.Describe();
        options.Check(line.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        return options;
    }
}
