namespace Postfix.Cli.Load;

/// <summary>What can be wrong with the length of a netstring.</summary>
public enum NetstringProblem
{
    /// <summary>There is something else than digits.</summary>
    Format,

    /// <summary>The number is too large for anything.</summary>
    Size,
}
