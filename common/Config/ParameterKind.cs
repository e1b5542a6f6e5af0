namespace Postfix.Config;

/// <summary>How the text of a parameter becomes a value; postconf(5) names the same kinds.</summary>
public enum ParameterKind
{
    /// <summary>Text in which <c>$name</c> is expanded.</summary>
    Text,

    /// <summary>Text that the program expands itself, later and with names of its own.</summary>
    Raw,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    Bool,

    /// <summary>A whole number of 32 bits.</summary>
    Number,

    /// <summary>A whole number of 64 bits.</summary>
    Long,

    /// <summary>A duration with an optional unit (s, m, h, d, w).</summary>
    Time,
}
