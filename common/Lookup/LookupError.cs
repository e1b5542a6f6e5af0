namespace Postfix.Lookup;

/// <summary>Why a table could not be searched.</summary>
public enum LookupError
{
    /// <summary>No error.</summary>
    None,

    /// <summary>A temporary problem, for example an unreachable service.</summary>
    Retry,

    /// <summary>A configuration mistake, for example an invalid value in the table.</summary>
    Configuration,
}
