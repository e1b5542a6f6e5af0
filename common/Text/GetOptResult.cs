namespace Postfix.Text;

/// <summary>One option as it was given.</summary>
/// <param name="Letter">The option letter.</param>
/// <param name="Value">Its value, when it takes one.</param>
/// <param name="Error">What is wrong with it.</param>
public readonly record struct GetOptResult(char Letter, string? Value, GetOptError Error)
{
    /// <summary>The message of getopt(3), without the program name.</summary>
    public string Message => Error switch
    {
        GetOptError.UnknownOption => $"invalid option -- '{Letter}'",
        GetOptError.MissingValue => $"option requires an argument -- '{Letter}'",
        _ => "",
    };

    internal GetOptResult CheckValue() => Value == null ? this with { Error = GetOptError.MissingValue } : this;
}
