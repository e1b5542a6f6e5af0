namespace Postfix.Text;

/// <summary>
/// POSIX option parsing (getopt(3)): grouped flags ("-vv"), values attached or apart ("-q30m", "-c dir"), "--" and the first
/// operand end the options.
/// </summary>
/// <param name="arguments">The arguments without the program name.</param>
/// <param name="letters">Known letters; a colon after one says that it takes a value: "c:v".</param>
public sealed class GetOpt(IReadOnlyList<string> arguments, string letters)
{
    private int _offset;

    /// <summary>Index of the first operand, once <see cref="Next"/> has returned null.</summary>
    public int OperandIndex { get; private set; }

    /// <summary>The operands, once <see cref="Next"/> has returned null.</summary>
    public IReadOnlyList<string> Operands => [.. arguments.Skip(OperandIndex)];

    /// <summary>The next option, or null when operands follow.</summary>
    public GetOptResult? Next()
    {
        if (_offset == 0 && !StartArgument())
            return null;
        string argument = arguments[OperandIndex];
        char letter = argument[_offset++];
        int known = letter == ':' ? -1 : letters.IndexOf(letter, StringComparison.Ordinal);
        bool takesValue = known >= 0 && known + 1 < letters.Length && letters[known + 1] == ':';
        if (known >= 0 && takesValue)
            return new GetOptResult(letter, TakeValue(argument), GetOptError.None).CheckValue();
        if (_offset == argument.Length)
            EndArgument();
        return new GetOptResult(letter, null, known >= 0 ? GetOptError.None : GetOptError.UnknownOption);
    }

    private bool StartArgument()
    {
        if (OperandIndex >= arguments.Count)
            return false;
        string argument = arguments[OperandIndex];
        if (argument.Length < 2 || argument[0] != '-')
            return false;
        if (argument == "--")
        {
            OperandIndex++;
            return false;
        }
        _offset = 1;
        return true;
    }

    private string? TakeValue(string argument)
    {
        string? value = _offset < argument.Length ? argument[_offset..] : null;
        EndArgument();
        if (value == null && OperandIndex < arguments.Count)
            value = arguments[OperandIndex++];
        return value;
    }

    private void EndArgument()
    {
        OperandIndex++;
        _offset = 0;
    }
}
