using Postfix.Cli;
using Postfix.Logging;
using Postfix.Text;

namespace Postfix.Postmulti;

/// <summary>The command line of postmulti(1).</summary>
internal sealed class PostmultiOptions
{
    private const string UsageText =
        "Usage:postmulti -l [-v] [-a] [-g group] [-i instance] | postmulti -p [-v] [-a] [-g group] [-i instance] command... | "
        + "postmulti -x [-v] [-a] [-i name] [-g group] command... | "
        + "postmulti -e action [-v] [-a] [-i name] [-g group] [-I name] [-G group] [param=value ...]";

    private static readonly string[] s_actions = [.. Enum.GetNames<EditAction>().Select(ByteText.LowerAscii)];

    private string? _complaint;
    private int _selections;
    private int _modes;
    private char _mode;
    private string? _newName;
    private string? _newGroup;

    /// <summary>The instances that are meant.</summary>
    public Selection Selection { get; private set; }

    /// <summary>What <c>-e</c> does; null without that option.</summary>
    public EditAction? Edit { get; private set; }

    /// <summary>Whether instances are listed (<c>-l</c>).</summary>
    public bool Lists => _mode == 'l';

    /// <summary>Whether the command is one of postfix(1) (<c>-p</c>).</summary>
    public bool UsesPostfix => _mode == 'p';

    /// <summary>Whether the last instance comes first (<c>-R</c>).</summary>
    public bool IsReversed { get; private set; }

    /// <summary>Whether lists are JSON (<c>-j</c>).</summary>
    public bool WritesJson { get; private set; }

    /// <summary>Options <c>-I</c> and <c>-G</c>.</summary>
    public NewNames Names => new(_newName, _newGroup);

    /// <summary>The options for the skeleton.</summary>
    public CommandLine Describe(params IReadOnlyList<CommandOption> common) => new("postmulti", "",
    [
        .. common,
        CommandOption.Flag('a', () => Select(SelectionKind.All, "")),
        CommandOption.Value('e', "action", AddAction),
        CommandOption.Value('g', "group", name => Select(SelectionKind.Group, name)),
        CommandOption.Value('i', "name", name => Select(SelectionKind.Instance, name)),
        CommandOption.Value('G', "group", group => Assign(ref _newGroup, group, 'G')),
        CommandOption.Value('I', "name", name => Assign(ref _newName, name, 'I')),
        CommandOption.Flag('j', () => WritesJson = true),
        CommandOption.Flag('l', () => SetMode('l')),
        CommandOption.Flag('p', () => SetMode('p')),
        CommandOption.Flag('R', () => IsReversed = !IsReversed),
        CommandOption.Flag('x', () => SetMode('x')),
    ])
    {
        FixedUsage = UsageText,
    };

    /// <summary>Checks that the options and operands go together.</summary>
    /// <exception cref="FatalException">They do not.</exception>
    public void Check(IReadOnlyList<string> operands)
    {
        Refuse(_complaint is not null, _complaint ?? "");
        Refuse(_selections > 1, "Specity no more than one of '-a', '-g', '-i'");
        Refuse(_modes != 1, "Specify exactly one of '-e', '-l', '-p', '-x'");
        Refuse(Lists && operands.Count > 0, "Command not allowed with '-l'");
        Refuse(!Lists && Edit is null && operands.Count == 0, "Command required with '-p' or '-x' option");
        Refuse(IsReversed && (UsesPostfix || Edit is not null), "The '-p' and '-e' options preclude the use of '-R'");
        bool assigns = _newName is not null || _newGroup is not null;
        if (Edit is { } action)
        {
            string name = NameOf(action);
            bool adds = action is EditAction.Create or EditAction.Import;
            Refuse(assigns && !adds && action != EditAction.Assign, $"Cannot assign instance name or group with '-e {name}'");
            Refuse(!assigns && action == EditAction.Assign, $"Specify new instance name or group with '-e {name}'");
            Refuse(!adds && operands.Count > 0, $"Parameter overrides not valid with '-e {name}'");
        }
        Refuse(assigns && Edit is null, "Cannot assign instance name or group without '-e assign'");
        Refuse(WritesJson && !Lists, "JSON output available only with '-l'");
    }

    /// <summary>An action as it stands on the command line.</summary>
    public static string NameOf(EditAction action) => s_actions[(int)action];

    private static void Refuse(bool isWrong, string message)
    {
        if (isWrong)
            throw new FatalException(message);
    }

    private void Select(SelectionKind kind, string name)
    {
        if ((kind, Selection.Kind) is not (SelectionKind.All, SelectionKind.All))
            _selections++;
        Selection = new Selection(kind, name);
    }

    private void SetMode(char mode, EditAction? action = null)
    {
        if ((mode, action) != (_mode, Edit))
            _modes++;
        (_mode, Edit) = (mode, action);
    }

    private void AddAction(string name)
    {
        int action = Array.IndexOf(s_actions, name);
        if (action < 0)
            Complain($"Invalid '-e' edit action '{name}'. Specify '{string.Join("', '", s_actions[..^1])}' or '{s_actions[^1]}'");
        SetMode('e', (EditAction)action);
    }

    // It is for the log as well, which is not open while options are read.
    private void Complain(string message) => _complaint ??= message;

    private void Assign(ref string? name, string value, char letter)
    {
        if (name is not null)
            Complain($"Specify at most one '-{letter}' option");
        name = value == Instance.None ? "" : value;
    }
}
