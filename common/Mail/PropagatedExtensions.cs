namespace Postfix.Mail;

/// <summary>Results of tables and files that inherit the address extension (<c>propagate_unmatched_extensions</c>).</summary>
[Flags]
public enum PropagatedExtensions
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>canonical(5) tables.</summary>
    Canonical = 1,

    /// <summary>virtual(5) alias tables.</summary>
    Virtual = 2,

    /// <summary>aliases(5) tables.</summary>
    Alias = 4,

    /// <summary>.forward files.</summary>
    Forward = 8,

    /// <summary>:include: files.</summary>
    Include = 16,

    /// <summary>generic(5) tables.</summary>
    Generic = 32,
}
