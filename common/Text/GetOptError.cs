namespace Postfix.Text;

/// <summary>What can be wrong with a command-line option.</summary>
public enum GetOptError
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>No such option.</summary>
    UnknownOption,

    /// <summary>The option needs a value and is the last argument.</summary>
    MissingValue,
}
